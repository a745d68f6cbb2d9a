using HubsPlatform.OpeningHours;
using HubsPlatform.OpeningHours.Texts;

namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>Opening hours in OpenStreetMap's format. Remembers what repeated cells mean, so not for several threads.</summary>
internal sealed class HoursCell
{
    private const int MostKnown = 20_000;

    private readonly Dictionary<string, Known> _known = [];

    /// <summary>What is kept of a reading: its hours taken apart would be many times as large.</summary>
    private readonly record struct Known(string? Hours, string Repairs, HoursError? Error);

    /// <param name="text">On one line.</param>
    /// <param name="written">As the file has it: the end of a line says which words belong to which day.</param>
    /// <returns>The hours; the cell's own words where they are not understood.</returns>
    public string? Read(string? text, string written, Findings findings)
    {
        if (text is null)
        {
            return null;
        }

        var key = written.Contains('\n') ? written : text;
        if (!_known.TryGetValue(key, out var known))
        {
            known = Understand(text, key);
            if (_known.Count < MostKnown)
            {
                _known[key] = known;
            }
        }

        if (known.Hours is not { } hours)
        {
            findings.Warn(
                StandardField.Horaires, "hours_not_osm",
                $"Les horaires ne sont pas compris ({known.Error}) : le texte est gardé tel quel.", text);
            return text;
        }

        if (hours != text)
        {
            findings.Repaired(StandardField.Horaires, "hours_respelled", $"Les horaires « {text} » sont écrits « {hours} »{known.Repairs}.", text);
        }

        return hours;
    }

    private static Known Understand(string text, string lines)
    {
        var reading = HoursReader.Read(text);
        if (reading.Origin is HoursOrigin.French or HoursOrigin.NotUnderstood && !ReferenceEquals(text, lines) && HoursReader.Read(lines) is { Hours: not null } byLines)
        {
            reading = byLines;
        }

        var repairs = reading.Repairs.Count == 0 ? "" : $" ({string.Join(" ; ", reading.Repairs)})";
        return new Known(reading.Hours?.ToString(), repairs, reading.Error);
    }
}
