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

    /// <returns>The hours; the cell's own words where they are not understood.</returns>
    public string? Read(string? text, Findings findings)
    {
        if (text is null)
        {
            return null;
        }

        if (!_known.TryGetValue(text, out var known))
        {
            known = Understand(text);
            if (_known.Count < MostKnown)
            {
                _known[text] = known;
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

    private static Known Understand(string text)
    {
        var reading = HoursReader.Read(text);
        var repairs = reading.Repairs.Count == 0 ? "" : $" ({string.Join(" ; ", reading.Repairs)})";
        return new Known(reading.Hours?.ToString(), repairs, reading.Error);
    }
}
