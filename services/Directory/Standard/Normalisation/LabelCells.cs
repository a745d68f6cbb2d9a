namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>Trainings and labels: those of the standard's list, and others in free words.</summary>
internal static class LabelCells
{
    /// <param name="formations">Values of the list.</param>
    /// <param name="free">The cell of the others.</param>
    /// <param name="findings">Where it is said what was left out.</param>
    public static (IReadOnlyList<string> Formations, IReadOnlyList<string> Others) Read(IReadOnlyList<string> formations, string free, Findings findings)
    {
        var others = Current(Free(free), findings);
        if (!others.Contains(StandardTexts.EtapesNumeriquesWritten))
        {
            return (formations, others);
        }

        return (
            formations.Contains(Vocabulary.EtapesNumeriques) ? formations : [.. formations, Vocabulary.EtapesNumeriques],
            [.. others.Where(label => label != StandardTexts.EtapesNumeriquesWritten)]);
    }

    /// <summary>Zones de revitalisation rurale became France Ruralités Revitalisation on 1 July 2024; whether a place is in one follows from its commune.</summary>
    private static string[] Current(string[] labels, Findings findings)
    {
        if (!labels.Any(IsZrr))
        {
            return labels;
        }

        findings.Tidied(StandardField.AutresFormationsLabels, "label_abolished", "Les ZRR n'existent plus depuis le 1er juillet 2024 : le libellé n'est pas repris.", "ZRR");
        return [.. labels.Where(label => !IsZrr(label))];

        static bool IsZrr(string label) => label.Equals("ZRR", StringComparison.OrdinalIgnoreCase);
    }

    private static string[] Free(string text) =>
        text.Length == 0 ? []
            : [.. text.Split(StandardFields.ValueSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
