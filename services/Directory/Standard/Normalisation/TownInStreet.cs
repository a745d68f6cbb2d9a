using System.Text.RegularExpressions;

namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>« Route Impériale 20600 BASTIA »: many files hold the whole address in one cell, and nothing in the others.</summary>
internal static partial class TownInStreet
{
    public static (string Street, string PostalCode, string Commune) Read(string street, string postalCode, string commune, Findings findings)
    {
        if (PostalBesideName().Match(commune) is { Success: true } beside)
        {
            commune = beside.Groups["name"].Value;
            postalCode = postalCode.Length > 0 ? postalCode : beside.Groups["postal"].Value;
        }

        if ((postalCode.Length > 0 && commune.Length > 0) || street.Length == 0 || Town().Match(street) is not { Success: true } town)
        {
            return (street, postalCode, commune);
        }

        var name = town.Groups["town"].Value.Trim(' ', '-', '.');
        findings.Tidied(StandardField.Adresse, "address_split", $"Le code postal et la commune sont lus dans l'adresse « {street} ».", street);
        return (
            name.Length > 0 ? town.Groups["street"].Value.Trim(' ', ',', '-', '–', ';') : street,
            postalCode.Length > 0 ? postalCode : town.Groups["postal"].Value,
            commune.Length > 0 ? commune : name);
    }

    [GeneratedRegex(@"^(?<street>.*?)(?<!\d)(?<postal>\d{5})(?!\d)(?:[\s,–-]+\d{5}(?!\d))?[\s,–-]*(?<town>[^,;|/()\d]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Town();

    [GeneratedRegex(@"^(?<name>\D+?)[\s,]+(?<postal>\d{5})$|^(?<postal>\d{5})\s+(?<name>\D+)$", RegexOptions.CultureInvariant)]
    private static partial Regex PostalBesideName();
}
