using System.Globalization;
using HubsPlatform.OpeningHours;
using HubsPlatform.OpeningHours.Rules;
using HubsPlatform.OpeningHours.Texts;

namespace HubsPlatform.Portal.Editing;

/// <summary>A range of times as it is typed, « 09:00 »; 00:00 as its end is midnight.</summary>
public readonly record struct TypedRange(string From, string To)
{
    private const int Day = 24 * 60;

    public bool IsEmpty => From.Length + To.Length == 0;

    /// <returns>Null where one end lacks, is no time, or comes before the other.</returns>
    public TimeRange? Read()
    {
        var to = Minutes(To) is 0 ? Day : Minutes(To);
        return Minutes(From) is { } from && to > from ? new TimeRange(from, to.Value) : null;
    }

    public static TypedRange Of(HoursSpan span) => new(Text(span.From), Text(span.To % Day));

    private static string Text(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    private static int? Minutes(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : null;
}

/// <summary>An ordinary week, at most two ranges a day; what most places need.</summary>
/// <param name="Days">Monday first; two ranges each.</param>
/// <param name="ClosedOnHolidays">Public ones.</param>
public sealed record WeekEntry(IReadOnlyList<IReadOnlyList<TypedRange>> Days, bool ClosedOnHolidays)
{
    public const int Ranges = 2;

    private static readonly DateOnly SomeMonday = new(2024, 1, 1);

    public static WeekEntry Empty { get; } = new([.. Enumerable.Range(0, 7).Select(_ => Padded([]))], false);

    public bool IsEmpty => Days.All(day => day.All(range => range.IsEmpty));

    /// <returns>Null where the hours say more than such a week: dates, school holidays, comments, a third range.</returns>
    public static WeekEntry? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Empty;
        }

        if (!OsmHours.TryParse(text, out var hours, out _) || (hours.DependsOn & ~Dependence.PublicHolidays) != Dependence.None)
        {
            return null;
        }

        var onHolidays = hours.DependsOn == Dependence.PublicHolidays;
        var week = hours.Week(SomeMonday, SameEveryDay.Ordinary);
        var isPlain = week.All(day => day.Spans.Count <= Ranges && day.Spans.All(span => span.State is { Status: HoursStatus.Open, Comment: null }))
            && week.Any(day => day.Spans.Count > 0);
        var staysClosed = !onHolidays || hours.Week(SomeMonday, new SameEveryDay(PublicHoliday: true)).All(day => day.Spans.Count == 0);
        return isPlain && staysClosed ? new WeekEntry([.. week.Select(day => Padded(day.Spans))], onHolidays) : null;
    }

    /// <summary>In OpenStreetMap's format; null where the place is never open. Only for what <see cref="Mistakes"/> finds nothing wrong with.</summary>
    public string? ToOsm()
    {
        var week = new WeeklyHours();
        for (var day = 0; day < Days.Count; day++)
        {
            week.Add(day, Days[day].Select(range => range.Read()).OfType<TimeRange>());
        }

        return week.ToOsm() is { } osm ? osm + (ClosedOnHolidays ? "; PH off" : "") : null;
    }

    /// <summary>Days, by number, with what is wrong: the end of a key of the texts.</summary>
    public IEnumerable<(int Day, string Mistake)> Mistakes()
    {
        for (var day = 0; day < Days.Count; day++)
        {
            var typed = Days[day].Where(range => !range.IsEmpty).ToArray();
            var read = typed.Select(range => range.Read()).OfType<TimeRange>().Order().ToArray();
            if (typed.Any(range => range.From.Length == 0 || range.To.Length == 0))
            {
                yield return (day, "half");
            }
            else if (read.Length < typed.Length)
            {
                yield return (day, "order");
            }
            else if (read.Length == Ranges && read[1].From < read[0].To)
            {
                yield return (day, "overlap");
            }
        }
    }

    /// <summary>Tuesday to Friday as Monday.</summary>
    public WeekEntry WithMondayOnWorkdays() => this with { Days = [.. Days.Select((day, index) => index is > 0 and < 5 ? Days[0] : day)] };

    public bool Equals(WeekEntry? other) => other is not null && ClosedOnHolidays == other.ClosedOnHolidays && Days.SelectMany(day => day).SequenceEqual(other.Days.SelectMany(day => day));

    public override int GetHashCode() => Days.SelectMany(day => day).Aggregate(ClosedOnHolidays.GetHashCode(), HashCode.Combine);

    private static IReadOnlyList<TypedRange> Padded(IReadOnlyList<HoursSpan> spans) =>
        [.. Enumerable.Range(0, Ranges).Select(index => index < spans.Count ? TypedRange.Of(spans[index]) : new TypedRange("", ""))];
}
