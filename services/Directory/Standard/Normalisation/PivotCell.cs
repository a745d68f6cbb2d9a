namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>The number of the structure, with what is to be said of it.</summary>
internal static class PivotCell
{
    /// <param name="provided">The file has a place for the number: then one that is missing is named.</param>
    /// <param name="text">The cell.</param>
    /// <param name="departement">Of the place; New Caledonia has numbers of its own.</param>
    /// <param name="findings">Where it is said.</param>
    /// <returns>Null where there is none that could be one.</returns>
    public static string? Read(bool provided, string text, string? departement, Findings findings)
    {
        if (text.Length == 0)
        {
            if (provided)
            {
                findings.Warn(StandardField.Pivot, "pivot_missing", "Le SIRET ou le numéro RNA manque.");
            }

            return null;
        }

        var (pivot, kind) = Pivots.Read(text);
        switch (kind)
        {
            case PivotKind.Unknown:
                return null;
            case PivotKind.Invalid:
                findings.Warn(StandardField.Pivot, "pivot_invalid", $"« {text} » n'est ni un SIRET ni un numéro RNA : il n'est pas repris.", text);
                return null;
            case PivotKind.SiretWithBadChecksum:
                findings.Warn(StandardField.Pivot, "pivot_checksum", $"La clé de contrôle du SIRET {pivot} est fausse : à vérifier.", text);
                break;
            case PivotKind.Siren:
                findings.Warn(StandardField.Pivot, "pivot_siren", $"{pivot} est un SIREN ; le standard attend le SIRET de l'établissement.", text);
                break;
            case PivotKind.Other:
            case PivotKind.Ridet when departement != Pivots.NewCaledonia:
                findings.Warn(StandardField.Pivot, "pivot_unusual", $"« {pivot} » n'est ni un SIRET ni un numéro RNA : à vérifier.", text);
                break;
        }

        if (pivot != text)
        {
            findings.Repaired(StandardField.Pivot, "pivot_respelled", $"« {text} » est écrit « {pivot} ».", text);
        }

        return pivot;
    }
}
