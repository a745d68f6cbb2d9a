namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>
/// Cells of several values that must be in a vocabulary. Files repeat the same few cells thousands of times, so what a cell
/// means is remembered.
/// </summary>
public sealed class ValueLists
{
    private const int Remembered = 4096;

    private readonly Dictionary<(StandardField Field, string Cell), IReadOnlyList<string>> _known = [];

    public IReadOnlyList<string> Read(StandardField field, string cell, Findings findings)
    {
        if (cell.Length == 0)
        {
            return [];
        }

        if (_known.TryGetValue((field, cell), out var values))
        {
            return values;
        }

        var clean = true;
        values = Parse(field, Vocabulary.Of(field)!, cell, findings, ref clean);

        // Only cells that need no remark: the remark belongs to every row that has the cell.
        if (clean && _known.Count < Remembered)
        {
            _known[(field, cell)] = values;
        }

        return values;
    }

    private static List<string> Parse(StandardField field, Vocabulary vocabulary, string cell, Findings findings, ref bool clean)
    {
        List<string> values = [];
        foreach (var part in Parts(field, vocabulary, cell, findings, ref clean))
        {
            var value = part;
            if (!vocabulary.Contains(part))
            {
                clean = false;
                if (OldValues.Today(field, part) is { } today)
                {
                    findings.Repaired(field, "value_of_old_version", $"« {part} », d'une version ancienne du standard, est devenu « {today} ».", part);
                    value = today;
                }
                else if (!vocabulary.TryRecognise(part, out value))
                {
                    findings.Warn(field, "value_unknown", $"« {part} » n'est pas une valeur du standard : elle n'est pas reprise.", part);
                    continue;
                }
                else
                {
                    findings.Repaired(field, "value_respelled", $"« {part} » est écrit « {value} » dans le standard.", part);
                }
            }

            if (values.Contains(value))
            {
                clean = false;
                if (OldValues.Today(field, part) is not null)
                {
                    continue; // several old values became one
                }

                findings.Repaired(field, "value_repeated", $"« {value} » est donné deux fois.", cell);
                continue;
            }

            values.Add(value);
        }

        return values;
    }

    private static string[] Parts(StandardField field, Vocabulary vocabulary, string cell, Findings findings, ref bool clean)
    {
        var parts = Split(cell, StandardFields.ValueSeparator);
        if (parts.Length == 1 && !vocabulary.Contains(cell) && (cell.Contains(';') || (cell.Contains(',') && !vocabulary.TryRecognise(cell, out _))))
        {
            clean = false;
            findings.Repaired(
                field, "separator_replaced", "Le standard sépare les valeurs par « | ».", cell);
            return Split(cell, cell.Contains(';') ? ';' : ',');
        }

        return parts;
    }

    private static string[] Split(string cell, char separator) =>
        cell.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
