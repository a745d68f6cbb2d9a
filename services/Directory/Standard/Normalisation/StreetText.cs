using System.Buffers;
using System.Text.RegularExpressions;

namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>
/// A number and street without what programs left in it: « null Grande Rue », « 0 Rue Roger Salengro », « 20 + Place + DURAND », « 4 impasse de la Gare - ».
/// Quotation marks, which the standard's library refuses, go too.
/// </summary>
internal static partial class StreetText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("‘`´\"“”«»");

    public static string Of(string street, Findings findings)
    {
        if (street.Length == 0 || (street[0] is not ('n' or 'u' or '0' or '-') && !street.Contains('+') && !IsLoose(street[^1]) && !street.AsSpan().ContainsAny(Marks)))
        {
            return street;
        }

        var clean = Residue().Replace(Plus().Replace(Spelled(street), " ").Trim(), "");
        var end = clean.Length;
        while (end > 0 && (IsLoose(clean[end - 1]) || clean[end - 1] == ' '))
        {
            end--;
        }

        clean = clean[..end];
        if (clean != street)
        {
            findings.Tidied(StandardField.Adresse, "address_respelled", $"« {street} » est écrit « {clean} ».", street);
        }

        return clean;
    }

    /// <summary>What stands for an apostrophe becomes one.</summary>
    private static string Spelled(string street) => street.AsSpan().ContainsAny(Marks)
        ? Quotation().Replace(street.Replace('‘', '\'').Replace('`', '\'').Replace('´', '\''), " ").Trim()
        : street;

    private static bool IsLoose(char last) => last is ',' or ';' or '-' or '–';

    [GeneratedRegex(@"^(?:(?:null|undefined|0+|-+)(?:\s+|$))+", RegexOptions.CultureInvariant)]
    private static partial Regex Residue();

    [GeneratedRegex("\\s*[\"“”«»]+\\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"\s*(?:\+\s*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Plus();
}
