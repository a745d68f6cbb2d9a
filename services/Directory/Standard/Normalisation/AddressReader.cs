using HubsPlatform.Directory.Territories;

namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>Where a place is, by the official geographic code.</summary>
public sealed record Address(string CodePostal, string Commune, string CodeInsee, string CommuneCode, string Departement);

/// <summary>Puts postal code, commune and INSEE code right, each with the help of the others.</summary>
public sealed class AddressReader(ITerritoryMap territories)
{
    public Address? Read(string codePostal, string commune, string codeInsee, Findings findings)
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
            findings.Reject(
                StandardField.Commune, "commune_unknown",
                commune.Length == 0 && codePostal.Length == 0 ? "La commune manque : le lieu ne peut pas être situé."
                    : $"La commune « {$"{codePostal} {commune}".Trim()} » n'est pas dans le code officiel géographique.",
                $"{codePostal} {commune}".Trim());
            return null;
        }

        Remark(match, commune, codeInsee, insee, findings);
        return new Address(
            Filled(match, codePostal, postal, findings), match.Name, insee is not null && SameCity(insee, match.Code) ? insee : match.Code,
            match.Code, match.DepartementCode);
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
        else if (!string.Equals(commune, match.Name, StringComparison.Ordinal))
        {
            findings.Tidied(StandardField.Commune, "commune_respelled", $"« {commune} » est écrit « {match.Name} ».", commune);
        }

        if (insee is null || codeInsee.Length == 0)
        {
            return;
        }

        if (!SameCity(insee, match.Code) && match.How != CommuneMatchKind.Code)
        {
            findings.Warn(
                StandardField.CodeInsee, "insee_contradicts", $"Le code INSEE {codeInsee} n'est pas celui de {match.Name} ({match.Code}).", codeInsee);
        }
        else if (insee != codeInsee)
        {
            findings.Repaired(StandardField.CodeInsee, "insee_respelled", $"« {codeInsee} » est écrit {insee}.", codeInsee);
        }
    }

    private static string Filled(CommuneMatch match, string codePostal, string? postal, Findings findings)
    {
        if (postal is not null)
        {
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
