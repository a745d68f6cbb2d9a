using System.Buffers;
using System.Text;

namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>Spaces, invisible characters and the traces of a wrong character set.</summary>
public static class CleanText
{
    private const char Lost = '\uFFFD';

    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Concat(Enumerable.Range(127, 34)).Select(code => (char)code),
         '\u00AD', '\u1680', '\u2000', '\u2001', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2007', '\u2008', '\u2009', '\u200A',
         '\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u2028', '\u2029', '\u202F', '\u205F', '\u2060', '\u3000', '\uFEFF',
         Lost, 'Ã', 'Â', 'â', 'Å']);

    private static readonly Encoding Windows1252 =
        CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The text on one line, without surrounding or double spaces; what was found on the way is told.</summary>
    public static string Of(string text, StandardField field, Findings findings)
    {
        if (text.Length == 0 || IsClean(text))
        {
            return text;
        }

        var mended = Mended(text);
        for (var again = Mended(mended); !ReferenceEquals(again, mended); again = Mended(mended))
        {
            mended = again;
        }

        if (!ReferenceEquals(mended, text))
        {
            findings.Warn(field, "mojibake_repaired", "Des caractères mal encodés ont été rétablis.", text);
        }

        if (mended.Contains(Lost))
        {
            findings.Warn(field, "character_lost", "Un caractère a été perdu avant l'import (« � »).", text);
        }

        return OneLine(mended);
    }

    private static bool IsClean(string text)
    {
        var span = text.AsSpan();
        return span[0] != ' ' && span[^1] != ' '
            && !span.ContainsAny(Suspicious)
            && !span.ContainsAnyInRange('\u0300', '\u036F')
            && !span.Contains("  ", StringComparison.Ordinal);
    }

    /// <summary>UTF-8 that was once read as Windows-1252 (« MÃ©diathÃ¨que ») becomes what it was.</summary>
    private static string Mended(string text)
    {
        if (text.AsSpan().IndexOfAny("ÃÂâÅ") < 0)
        {
            return text;
        }

        try
        {
            var mended = StrictUtf8.GetString(Windows1252.GetBytes(text));
            return mended.Length < text.Length ? mended : text;
        }
        catch (ArgumentException)
        {
            // Not every letter fits Windows-1252, or the bytes are no UTF-8: the text was right as it was.
            return text;
        }
    }

    private static string OneLine(string text)
    {
        var composed = text.IsNormalized() ? text : text.Normalize();
        var line = new StringBuilder(composed.Length);
        var gap = false;
        foreach (var c in composed)
        {
            if (c is ' ' or '\t' or '\r' or '\n' or '\u0085' || char.IsSeparator(c))
            {
                gap = line.Length > 0;
                continue;
            }

            if (c is '\u0091' or '\u0092')
            {
                // The apostrophes of Windows-1252, once read as Latin-1.
                line.Append('\'');
                continue;
            }

            if (char.IsControl(c) || c is '\u00AD' or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF')
            {
                continue;
            }

            if (gap)
            {
                line.Append(' ');
                gap = false;
            }

            line.Append(c);
        }

        return line.ToString();
    }
}
