using System.Globalization;
using System.Text;

namespace HubsPlatform.Directory.Territories;

/// <summary>Names of communes as people write them, brought to one form: without accents, case, articles in parentheses, CEDEX.</summary>
public static class PlainNames
{
    /// <summary>« SAINT-ETIENNE CEDEX 2 », « St Étienne » and « Saint-Étienne (42) » all become <c>saint etienne</c>.</summary>
    public static string Of(string name)
    {
        var words = Letters(ArticleFirst(name)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var plain = new StringBuilder(name.Length);
        foreach (var word in words)
        {
            if (word == "cedex")
            {
                break;
            }

            plain.Append(plain.Length == 0 ? "" : " ").Append(word switch
            {
                "st" => "saint",
                "ste" => "sainte",
                "s" when plain.Length > 0 => "sur",
                _ => word,
            });
        }

        return plain.ToString();
    }

    /// <summary>The plain name without its article: <c>le havre</c> and <c>havre</c> are the same town.</summary>
    public static string WithoutArticle(string plain)
    {
        var space = plain.IndexOf(' ');
        return space > 0 && plain.AsSpan(0, space) is "le" or "la" or "les" or "l" ? plain[(space + 1)..] : plain;
    }

    /// <summary>« Havre (Le) » is an index's way to write « Le Havre »; any other parentheses only explain.</summary>
    private static string ArticleFirst(string name)
    {
        var open = name.IndexOf('(');
        if (open < 0)
        {
            return name;
        }

        var close = name.IndexOf(')', open);
        var inside = (close < 0 ? name[(open + 1)..] : name[(open + 1)..close]).Trim();
        var outside = close < 0 ? name[..open] : name[..open] + name[(close + 1)..];
        return inside.ToLowerInvariant() is "le" or "la" or "les" or "l'" or "l’" ? $"{inside} {outside}" : outside;
    }

    private static string Letters(string name)
    {
        var letters = new StringBuilder(name.Length + 2);
        foreach (var c in Ascii.IsValid(name) ? name : Decomposed(name))
        {
            switch (char.ToLowerInvariant(c))
            {
                case 'œ':
                    letters.Append("oe");
                    break;
                case 'æ':
                    letters.Append("ae");
                    break;
                case var lower when char.IsAsciiLetterLower(lower) || char.IsAsciiDigit(lower):
                    letters.Append(lower);
                    break;
                case var other when CharUnicodeInfo.GetUnicodeCategory(other) == UnicodeCategory.NonSpacingMark:
                    break;
                default:
                    letters.Append(' ');
                    break;
            }
        }

        return letters.ToString();
    }

    /// <summary>Half a surrogate pair, which a broken file may hold, cannot be normalised; no commune's name has one.</summary>
    private static string Decomposed(string name) =>
        string.Concat(name.Where(c => !char.IsSurrogate(c))).Normalize(NormalizationForm.FormD);
}
