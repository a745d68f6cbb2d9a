using System.Buffers;
using System.Globalization;
using System.Text;

namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>E-mail addresses as people list them: « a@b.fr ou c@d.fr », <c>mailto:</c>, <c>[at]</c>.</summary>
public static class EmailAddresses
{
    private static readonly SearchValues<char> Local =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-");

    private static readonly SearchValues<char> Domain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

    private static readonly string[] Ats = ["[a]", "[at]", "(a)", "(at)", " arobase "];

    /// <summary>The valid addresses, in order, each once; and the pieces that look like an attempt but are none.</summary>
    public static (IReadOnlyList<string> Valid, IReadOnlyList<string> Broken) Parse(string text)
    {
        if (IsValid(text))
        {
            return ([text], []);
        }

        List<string> valid = [];
        List<string> broken = [];
        foreach (var written in Pieces(text))
        {
            // « chambéry@… »: mail servers here know no accents, so the address is the one without them.
            var piece = IsValid(written) ? written : WithoutAccents(written);
            if (IsValid(piece))
            {
                if (!valid.Contains(piece, StringComparer.OrdinalIgnoreCase))
                {
                    valid.Add(piece);
                }
            }
            else if (piece.Contains('@') || valid.Count == 0)
            {
                broken.Add(piece);
            }
        }

        // « contact@mairie de-dole.fr »: one address with a space in it.
        if (valid.Count == 0 && text.AsSpan().Count('@') == 1 && text.Replace(" ", "", StringComparison.Ordinal) is var joined && IsValid(joined))
        {
            return ([joined], []);
        }

        return (valid, broken);
    }

    /// <summary>One address of ordinary form: what mail servers in France accept, not all that RFC 5322 allows.</summary>
    public static bool IsValid(ReadOnlySpan<char> address)
    {
        var at = address.IndexOf('@');
        if (at is < 1 or > 64 || address.Length > 254)
        {
            return false;
        }

        var local = address[..at];
        var domain = address[(at + 1)..];
        var dot = domain.LastIndexOf('.');
        return local[0] != '.' && local[^1] != '.' && !local.ContainsAnyExcept(Local)
            && local.IndexOf("..", StringComparison.Ordinal) < 0
            && dot > 0 && domain.Length - dot > 2 && char.IsAsciiLetter(domain[^1]) && !domain.ContainsAnyExcept(Domain)
            && domain[0] is not ('.' or '-') && domain.IndexOf("..", StringComparison.Ordinal) < 0
            && domain[dot - 1] != '-';
    }

    private static string WithoutAccents(string text) =>
        Ascii.IsValid(text) ? text : string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

    private static IEnumerable<string> Pieces(string text)
    {
        foreach (var at in Ats)
        {
            text = text.Replace(at, "@", StringComparison.OrdinalIgnoreCase);
        }

        var words = text.Split(
            ['|', ';', ',', '/', ' ', '\n', '\t', '<', '>', '(', ')'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var word in words)
        {
            var address = word.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? word["mailto:".Length..] : word;
            if (address.ToLowerInvariant() is not ("ou" or "et" or "-"))
            {
                yield return address;
            }
        }
    }
}
