using System.Text.RegularExpressions;

namespace HubsPlatform.Portal.Web;

/// <summary>
/// Opening hours as a table by day, read from the plain weekly part of OpenStreetMap's format
/// ("Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00; PH off"). Anything richer stays text: half a rule would mislead.
/// </summary>
public sealed partial class WeeklyHours
{
    private static readonly string[] Days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    private readonly string[][] _ranges = [.. Days.Select(_ => Array.Empty<string>())];

    private WeeklyHours()
    {
    }

    public IEnumerable<(DayOfWeek Day, IReadOnlyList<string> Ranges)> Rows =>
        _ranges.Select((ranges, index) => ((DayOfWeek)((index + 1) % 7), (IReadOnlyList<string>)ranges));

    public static WeeklyHours? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var hours = new WeeklyHours();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is "PH off" or "PH closed")
            {
                continue;
            }

            if (Rule().Match(part) is not { Success: true } rule || !hours.Add(rule.Groups["days"].Value, rule.Groups["times"].Value))
            {
                return null;
            }
        }

        return hours;
    }

    private bool Add(string days, string times)
    {
        string[] ranges = times is "off" or "closed" ? [] : times.Split(',', StringSplitOptions.TrimEntries);
        foreach (var day in days.Length == 0 ? ["Mo-Su"] : days.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = day.Split('-');
            var (first, last) = (Array.IndexOf(Days, ends[0]), Array.IndexOf(Days, ends[^1]));
            if (first < 0 || last < 0)
            {
                return false;
            }

            // "Sa-Mo" passes the end of the week. A later rule for a day replaces an earlier one, as the format says.
            for (var i = 0; i <= (last - first + 7) % 7; i++)
            {
                _ranges[(first + i) % 7] = ranges;
            }
        }

        return true;
    }

    [GeneratedRegex(@"^(?<days>(?:[A-Z][a-z](?:\s*-\s*[A-Z][a-z])?\s*,?\s*)*?)\s*(?<times>off|closed|\d{2}:\d{2}\s*-\s*\d{2}:\d{2}(?:\s*,\s*\d{2}:\d{2}\s*-\s*\d{2}:\d{2})*)$")]
    private static partial Regex Rule();
}
