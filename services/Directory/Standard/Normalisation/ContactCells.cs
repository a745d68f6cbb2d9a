namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>How a place is reached: what is no number or address is not taken over, and said.</summary>
internal static class ContactCells
{
    public static string? Telephone(string text, string? departement, Findings findings)
    {
        if (text.Length == 0 || Telephones.IsStandard(text))
        {
            return text.Length == 0 ? null : text;
        }

        var number = Telephones.ToInternational(text, departement, out var several);
        if (number is null)
        {
            findings.Warn(StandardField.Telephone, "phone_invalid", $"« {text} » n'est pas un numéro de téléphone complet : il n'est pas repris.", text);
        }
        else if (several)
        {
            findings.Warn(StandardField.Telephone, "phone_several", $"Le standard n'admet qu'un numéro : {number} est gardé.", text);
        }
        else
        {
            findings.Repaired(StandardField.Telephone, "phone_respelled", $"« {text} » est écrit {number}.", text);
        }

        return number;
    }

    public static IReadOnlyList<string> Courriels(string text, Findings findings)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var (valid, broken) = EmailAddresses.Parse(text);
        foreach (var piece in broken)
        {
            findings.Warn(StandardField.Courriels, "email_invalid", $"« {piece} » n'est pas une adresse électronique : elle n'est pas reprise.", text);
        }

        if (broken.Count == 0 && string.Join(StandardFields.ValueSeparator, valid) != text)
        {
            findings.Repaired(StandardField.Courriels, "email_respelled", "Les adresses électroniques ont été remises en forme.", text);
        }

        return valid;
    }

    public static IReadOnlyList<string> Sites(StandardField field, string text, Findings findings)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var (valid, broken) = WebAddresses.Parse(text);
        foreach (var piece in broken)
        {
            findings.Warn(field, "url_invalid", $"« {piece} » n'est pas une adresse web : elle n'est pas reprise.", text);
        }

        if (broken.Count == 0 && string.Join(StandardFields.ValueSeparator, valid) != text)
        {
            findings.Repaired(field, "url_respelled", "Les adresses web ont été remises en forme.", text);
        }

        return valid;
    }
}
