using System.Globalization;

namespace HubsPlatform.OpeningHours;

/// <summary>A time of opening inside one day, in minutes since midnight, 0 to 1440.</summary>
public readonly record struct TimeRange(int From, int To) : IComparable<TimeRange>
{
    public int CompareTo(TimeRange other) => From != other.From ? From.CompareTo(other.From) : To.CompareTo(other.To);

    /// <summary>As OpenStreetMap writes it: <c>08:30-12:00</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{From / 60:00}:{From % 60:00}-{To / 60:00}:{To % 60:00}");

    /// <summary>In order, with overlapping and touching ranges joined.</summary>
    public static IReadOnlyList<TimeRange> Joined(IEnumerable<TimeRange> ranges)
    {
        List<TimeRange> joined = [];
        foreach (var range in ranges.Order())
        {
            if (joined.Count > 0 && range.From <= joined[^1].To)
            {
                joined[^1] = joined[^1] with { To = Math.Max(joined[^1].To, range.To) };
            }
            else
            {
                joined.Add(range);
            }
        }

        return joined;
    }
}
