using System.Diagnostics.CodeAnalysis;
using HubsPlatform.OpeningHours.Rules;
using HubsPlatform.OpeningHours.Syntax;

namespace HubsPlatform.OpeningHours;

/// <summary>
/// Opening hours in OpenStreetMap's format, understood. What it takes and what it leaves out: docs/opening-hours.md.
/// Immutable; all times are those of the place.
/// </summary>
public sealed class OsmHours
{
    /// <summary>Longer texts are not read, which bounds the time that any question takes.</summary>
    public const int LongestText = 2000;

    private const int FirstYear = 1900;
    private const int LastYear = 2199;
    private const int DaysToLookAhead = 400;

    private readonly IReadOnlyList<Rule> _rules;
    private readonly string _canonical;

    private OsmHours(IReadOnlyList<Rule> rules)
    {
        _rules = rules;
        _canonical = Written(rules);
        DependsOn = rules.SelectMany(rule => rule.Days).SelectMany(list => list.Entries).Aggregate(Dependence.None, (all, entry) => all | entry.Needs)
            | (rules.Any(rule => rule.Times.Any(time => time.NeedsSun)) ? Dependence.Sun : Dependence.None);
    }

    /// <summary>What beside the day of the week decides.</summary>
    public Dependence DependsOn { get; }

    /// <summary>Every week is the same, whatever the date.</summary>
    public bool IsRegularWeek => DependsOn == Dependence.None;

    /// <summary>Never throws, whatever the text is.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out OsmHours? hours, [NotNullWhen(false)] out HoursError? error)
    {
        (hours, error) = (null, null);
        if (text is null || text.Length > LongestText)
        {
            error = new HoursError(0, text is null ? "il n'y a pas d'horaires" : $"les horaires dépassent {LongestText} caractères");
            return false;
        }

        try
        {
            hours = new OsmHours(RuleParser.Parse(text));
            return true;
        }
        catch (HoursSyntaxException wrong)
        {
            error = new HoursError(wrong.At, wrong.Message);
            return false;
        }
    }

    /// <summary>Open, closed or unknown at a moment, in the place's own time.</summary>
    public HoursState StateAt(DateTime local, IHolidays holidays)
    {
        var minute = MinuteOf(local);
        return Day(DateOnly.FromDateTime(local), holidays).FirstOrDefault(span => span.From <= minute && minute < span.To).State;
    }

    /// <summary>The next moment at which the answer open, closed or unknown is another one.</summary>
    /// <returns>Null when nothing changes within a year.</returns>
    public DateTime? NextChange(DateTime local, IHolidays holidays)
    {
        var status = StateAt(local, holidays).Status;
        var day = DateOnly.FromDateTime(local);
        var minute = MinuteOf(local);
        for (var i = 0; i < DaysToLookAhead && day < DateOnly.MaxValue; i++, day = day.AddDays(1), minute = 0)
        {
            var at = minute;
            foreach (var span in Day(day, holidays).Where(span => span.To > minute))
            {
                if (span.From > at && status != HoursStatus.Closed)
                {
                    return At(day, at);
                }

                if (span.State.Status != status)
                {
                    return At(day, Math.Max(span.From, minute));
                }

                at = span.To;
            }

            if (at < Clock.Day && status != HoursStatus.Closed)
            {
                return At(day, at);
            }
        }

        return null;
    }

    /// <summary>One day: in order, without overlaps, what is open or unknown, and what is closed with a comment.</summary>
    public IReadOnlyList<HoursSpan> Day(DateOnly day, IHolidays holidays) =>
        day.Year is < FirstYear or > LastYear ? [] : DayEvaluator.Evaluate(_rules, day, holidays);

    /// <summary>The seven days from a date on, for a table.</summary>
    public IReadOnlyList<(DateOnly Day, IReadOnlyList<HoursSpan> Spans)> Week(DateOnly from, IHolidays holidays) =>
        [.. Enumerable.Range(0, 7).Select(from.AddDays).Select(day => (day, Day(day, holidays)))];

    /// <summary>
    /// When it is open in a week that depends on nothing but holidays, in minutes since Monday 00:00 (0 to 10080), for a search in
    /// SQL. Null where dates decide (<see cref="Dependence.Dates"/>): those need <see cref="StateAt"/>.
    /// </summary>
    /// <param name="holidays">Such as <see cref="SameEveryDay"/>: an ordinary week, or one of nothing but holidays.</param>
    /// <param name="andUnknown">Count « perhaps » as open.</param>
    public IReadOnlyList<TimeRange>? MinutesOfWeek(IHolidays holidays, bool andUnknown = false)
    {
        if (DependsOn.HasFlag(Dependence.Dates))
        {
            return null;
        }

        var monday = new DateOnly(2024, 1, 1);
        return TimeRange.Joined(Week(monday, holidays).SelectMany((day, index) => day.Spans
            .Where(span => span.State.Status == HoursStatus.Open || (andUnknown && span.State.Status == HoursStatus.Unknown))
            .Select(span => new TimeRange(index * Clock.Day + span.From, index * Clock.Day + span.To))));
    }

    /// <summary>The same hours every second week of the year; what is closed stays closed in all.</summary>
    public OsmHours EverySecondWeek(bool odd)
    {
        var weeks = new DayList("week ", [new WeekRange(odd ? 1 : 2, 53, 2)]);
        return new OsmHours([.. _rules.Select(rule => rule.State.Status == HoursStatus.Closed ? rule : rule with { Days = WithWeeks(rule.Days, weeks) })]);
    }

    /// <summary>As the format's own documentation writes it; equal hours written alike are equal texts.</summary>
    public override string ToString() => _canonical;

    /// <summary>Weeks stand behind years and dates, before the days of the week.</summary>
    private static IReadOnlyList<DayList> WithWeeks(IReadOnlyList<DayList> days, DayList weeks)
    {
        var dates = days.TakeWhile(list => list.Entries[0] is YearRange or DateRange or WeekRange).ToArray();
        return [.. dates, weeks, .. days.Skip(dates.Length)];
    }

    private static string Written(IReadOnlyList<Rule> rules) =>
        string.Concat(rules.Select((rule, index) => (index == 0 ? "" : rule.Link switch
        {
            RuleLink.Adds => ", ",
            RuleLink.Fallback => " || ",
            _ => "; ",
        }) + rule));

    private static int MinuteOf(DateTime local) => (int)local.TimeOfDay.TotalMinutes;

    private static DateTime At(DateOnly day, int minute) => day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
}
