using System.Text;

namespace HubsPlatform.OpeningHours.Texts;

/// <summary>The opening hours of an ordinary week, written in OpenStreetMap's format.</summary>
public sealed class WeeklyHours
{
    /// <summary>OpenStreetMap's names of the days, Monday first.</summary>
    public static readonly string[] Days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    private readonly List<TimeRange>[] _days = [.. Days.Select(_ => new List<TimeRange>())];

    /// <param name="day">0 is Monday.</param>
    /// <param name="ranges">Added to those already known for the day.</param>
    public void Add(int day, IEnumerable<TimeRange> ranges) => _days[day].AddRange(ranges);

    /// <summary>Days in order, neighbours with equal hours together: <c>Mo-Fr 09:00-12:00; Sa 10:00-12:00</c>. Null when never open.</summary>
    public string? ToOsm()
    {
        var rules = _days.Select(day => string.Join(',', TimeRange.Joined(day))).ToArray();
        var osm = new StringBuilder();
        for (var first = 0; first < rules.Length;)
        {
            var last = first;
            while (last + 1 < rules.Length && rules[last + 1] == rules[first])
            {
                last++;
            }

            if (rules[first].Length > 0)
            {
                osm.Append(osm.Length > 0 ? "; " : "").Append(Days[first]);
                if (last > first)
                {
                    osm.Append(last == first + 1 ? ',' : '-').Append(Days[last]);
                }

                osm.Append(' ').Append(rules[first]);
            }

            first = last + 1;
        }

        return osm.Length > 0 ? osm.ToString() : null;
    }
}
