using System.Buffers;
using System.Globalization;
using System.Text;

namespace HubsPlatform.Directory.Standard;

/// <summary>The form in which two spellings of one thing are equal: lower case, no accents, words of letters and digits.</summary>
public static class PlainText
{
    public static string Of(string text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length * 2 + 8);
        var length = 0;
        var gap = false;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (!char.IsLetterOrDigit(c))
            {
                gap |= CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark;
                continue;
            }

            if (length + 3 > buffer.Length)
            {
                break;
            }

            if (gap && length > 0)
            {
                buffer[length++] = ' ';
            }

            gap = false;
            switch (char.ToLowerInvariant(c))
            {
                case 'œ':
                    buffer[length++] = 'o';
                    buffer[length++] = 'e';
                    break;
                case 'æ':
                    buffer[length++] = 'a';
                    buffer[length++] = 'e';
                    break;
                case var lower:
                    buffer[length++] = lower;
                    break;
            }
        }

        var plain = new string(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return plain;
    }
}
