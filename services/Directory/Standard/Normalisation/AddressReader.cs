using HubsPlatform.Directory.Territories;

namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>Where a place is, by the official geographic code.</summary>
/// <param name="CodePostal">Five digits or empty.</param>
/// <param name="Commune">Official name; the file's own where the commune is not known.</param>
/// <param name="CodeInsee">As the file has it within a city, else the commune's.</param>
/// <param name="CommuneCode">Null when only the département is known.</param>
/// <param name="Departement">Code of the département.</param>
/// <param name="TerritoryCode">A commune of the same département and hub.</param>
public sealed record PlaceAddress(string CodePostal, string Commune, string? CodeInsee, string? CommuneCode, string Departement, string TerritoryCode);

/// <summary>Puts postal code, commune and INSEE code right, each with the help of the others.</summary>
public sealed class AddressReader(ITerritoryMap territories)
{
    public PlaceAddress? Read(string codePostal, string commune, string codeInsee, Findings findings)
    {
        var postal = PostalCode(codePostal);
        var insee = InseeCode(codeInsee);
        if (insee is null && codeInsee.Length > 0)
        {
            findings.Warn(StandardField.CodeInsee, "insee_invalid", $"« {codeInsee} » n'est pas un code INSEE : il n'est pas repris.", codeInsee);
        }

        var match = territories.ResolveCommune(postal, commune.Length > 0 ? commune : null, insee);
        if (match is null)
        {
            return ByPostalCode(codePostal, postal, commune, findings);
        }

        Remark(match, commune, codeInsee, insee, findings);
        return new PlaceAddress(
            Filled(match, codePostal, postal, findings), match.Name, insee is not null && SameCity(insee, match.Code) ? insee : match.Code,
            match.Code, match.DepartementCode, match.Code);
    }

    /// <summary>A commune that nobody knows is still in a département and a hub when all communes of its postal code are.</summary>
    private PlaceAddress? ByPostalCode(string codePostal, string? postal, string commune, Findings findings)
    {
        var written = $"{codePostal} {commune}".Trim();
        var served = postal is null ? [] : territories.ServedBy(postal);
        if (commune.Length == 0 && served.Count > 1)
        {
            findings.Reject(
                StandardField.Commune, "commune_ambiguous",
                $"La commune manque, et {postal} est le code postal de {served.Count} communes ({string.Join(", ", served.Take(3).Select(one => one.Name))}…).", written);
            return null;
        }

        if (commune.Length > 0 && served.Count > 0 && served.All(other => other.DepartementCode == served[0].DepartementCode && territories.HubFor(other.Code) == territories.HubFor(served[0].Code)))
        {
            findings.Warn(
                StandardField.Commune, "commune_unknown",
                $"« {written} » n'est pas dans le code officiel géographique : seul le département {served[0].DepartementCode} est retenu.", written);
            return new PlaceAddress(postal!, commune, null, null, served[0].DepartementCode, served[0].Code);
        }

        findings.Reject(
            StandardField.Commune, written.Length == 0 ? "commune_missing" : "commune_unknown",
            written.Length == 0 ? "La commune et le code postal manquent : le lieu ne peut pas être situé."
                : $"« {written} » n'est pas dans le code officiel géographique : le lieu ne peut pas être situé.", written);
        return null;
    }

    private static void Remark(CommuneMatch match, string commune, string codeInsee, string? insee, Findings findings)
    {
        if (commune.Length == 0)
        {
            findings.Warn(StandardField.Commune, "commune_missing", $"Le nom de la commune manque : {match.Name} d'après les codes.");
        }
        else if (match.How == CommuneMatchKind.PostalCode)
        {
            findings.Warn(
                StandardField.Commune, "commune_by_postal_code",
                $"« {commune} » n'est pas connue : {match.Name} est la seule commune de ce code postal.", commune);
        }
        else if (match.How == CommuneMatchKind.MistypedName)
        {
            findings.Warn(StandardField.Commune, "commune_mistyped", $"« {commune} » n'est pas connue : {match.Name} est la seule commune dont le nom s'écrit presque ainsi.", commune);
        }
        else if (match.How == CommuneMatchKind.Code && !ShareAWord(commune, match.Name))
        {
            findings.Warn(
                StandardField.Commune, "commune_contradicts",
                $"« {commune} » ne ressemble pas à {match.Name}, la commune du code INSEE {codeInsee} : à vérifier.", commune);
        }
        else if (!string.Equals(commune, match.Name, StringComparison.Ordinal))
        {
            findings.Tidied(StandardField.Commune, "commune_respelled", $"« {commune} » est écrit « {match.Name} ».", commune);
        }

        if (insee is null || codeInsee.Length == 0)
        {
            return;
        }

        if (insee != codeInsee)
        {
            findings.Repaired(StandardField.CodeInsee, "insee_respelled", $"« {codeInsee} » se lit {insee} : un code INSEE a cinq caractères.", codeInsee);
        }

        if (!SameCity(insee, match.Code) && match.How != CommuneMatchKind.Code)
        {
            findings.Warn(
                StandardField.CodeInsee, "insee_contradicts", $"Le code INSEE {codeInsee} n'est pas celui de {match.Name} ({match.Code}).", codeInsee);
        }
    }

    private string Filled(CommuneMatch match, string codePostal, string? postal, Findings findings)
    {
        if (postal is not null)
        {
            // The codes of firms (CEDEX) serve no commune.
            if (postal == codePostal && !match.PostalCodes.Contains(postal) && match.PostalCodes.Count > 0 && territories.ServedBy(postal).Count > 0)
            {
                findings.Warn(
                    StandardField.CodePostal, "postal_code_contradicts",
                    $"{postal} n'est pas un code postal de {match.Name} ({string.Join(", ", match.PostalCodes.Take(3))}) : à vérifier.", codePostal);
            }

            if (postal != codePostal)
            {
                // A lost zero can hide another mistake: only a code that belongs to the commune is put right quietly.
                var belongs = match.PostalCodes.Contains(postal);
                findings.Repaired(StandardField.CodePostal, "postal_code_respelled", $"« {codePostal} » est écrit {postal}.", codePostal);
                if (!belongs && match.PostalCodes.Count == 1)
                {
                    findings.Warn(
                        StandardField.CodePostal, "postal_code_contradicts",
                        $"{postal} n'est pas un code postal de {match.Name} : {match.PostalCodes[0]} est retenu.", codePostal);
                    return match.PostalCodes[0];
                }
            }

            return postal;
        }

        var only = match.PostalCodes.Count == 1 ? match.PostalCodes[0] : "";
        var gap = codePostal.Length == 0 ? "Le code postal manque" : $"« {codePostal} » n'est pas un code postal";
        findings.Warn(
            StandardField.CodePostal, codePostal.Length == 0 ? "postal_code_missing" : "postal_code_invalid",
            only.Length > 0 ? $"{gap} : {only} d'après la commune." : $"{gap} et {match.Name} en a plusieurs : il reste vide.", codePostal);
        return only;
    }

    /// <summary>Five digits; a spreadsheet eats the leading zero and may add « .0 ».</summary>
    private static string? PostalCode(string text)
    {
        var digits = text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
        digits = digits.Contains(' ') ? digits.Replace(" ", "", StringComparison.Ordinal) : digits;
        return digits.Length is 4 or 5 && digits.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? digits.PadLeft(5, '0') : null;
    }

    private static string? InseeCode(string text)
    {
        var code = text.Length == 4 ? "0" + text : text;
        var valid = code.Length == 5
            && code.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0
            && (code[0] == '2' ? char.IsAsciiDigit(code[1]) || code[1] is 'A' or 'B' : char.IsAsciiDigit(code[0]) && char.IsAsciiDigit(code[1]));
        return valid ? code : null;
    }

    private static bool ShareAWord(string one, string other) =>
        string.Equals(one, other, StringComparison.Ordinal)
        || PlainText.Of(one).Split(' ').Where(word => word.Length > 2 && word is not ("saint" or "sainte" or "les" or "sur")).Intersect(PlainText.Of(other).Split(' ')).Any();

    /// <summary>An arrondissement of Paris, Lyon or Marseille is in its city.</summary>
    private static bool SameCity(string insee, string city) =>
        insee == city || city switch
        {
            "75056" => insee.StartsWith("751", StringComparison.Ordinal),
            "69123" => insee.StartsWith("6938", StringComparison.Ordinal),
            "13055" => insee.StartsWith("132", StringComparison.Ordinal),
            _ => false,
        };
}
