using System.Text.RegularExpressions;

namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>« 120 route du Semnoz, 74600 Quintal » where postal code and commune have columns of their own: they are said once.</summary>
internal static partial class TownBehindStreet
{
    /// <param name="town">The commune as the file has it.</param>
    public static string Read(string street, string town, PlaceAddress? address, Findings findings)
    {
        if (address is not { CodePostal.Length: > 0 } || !street.Contains(address.CodePostal, StringComparison.Ordinal) || Tail().Match(street) is not { Success: true } tail)
        {
            return street;
        }

        var name = PlainText.Of(tail.Groups["town"].Value);
        if (tail.Groups["postal"].Value != address.CodePostal
            || (name.Length > 0 && name != PlainText.Of(address.Commune) && name != PlainText.Of(town)))
        {
            return street;
        }

        var alone = tail.Groups["street"].Value;
        findings.Tidied(StandardField.Adresse, "address_respelled", $"« {street} » est écrit « {alone} » : le code postal et la commune ont leurs colonnes.", street);
        return alone;
    }

    /// <summary>A number of a letter box (« BP 38000 ») is none of a post office.</summary>
    [GeneratedRegex(@"^(?<street>.*?[^\s,;–-])(?<!\b(?:BP|CS|TSA|B\.P\.|N°))[\s,;–-]+(?<postal>\d{5})(?!\d)[\s,–-]*(?<town>[^\d,;|/()]*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tail();
}
