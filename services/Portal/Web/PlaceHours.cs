using HubsPlatform.OpeningHours;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.OpeningHours.Rules;
using HubsPlatform.OpeningHours.Texts;
using HubsPlatform.Portal.Clients;

namespace HubsPlatform.Portal.Web;

/// <summary>The hours of a place now and in the seven days from now, by the clock and the holidays of its département.</summary>
public sealed class PlaceHours
{
    private static readonly DateOnly SomeMonday = new(2024, 1, 1);

    private readonly OsmHours _hours;
    private readonly FrenchCalendar _calendar;
    private readonly IReadOnlyList<Closure> _closures;

    private PlaceHours(OsmHours hours, FrenchCalendar calendar, IReadOnlyList<Closure> closures, DateTimeOffset now)
    {
        (_hours, _calendar, _closures) = (hours, calendar, closures);
        LocalTime = calendar.LocalTime(now);
        var today = DateOnly.FromDateTime(LocalTime);
        Now = IsDoubtful(today) && hours.StateAt(LocalTime, calendar).Status == HoursStatus.Open
            ? new HoursState(HoursStatus.Unknown, calendar.PublicHolidayName(today))
            : hours.StateAt(LocalTime, calendar);
        (NextChange, Next) = After(LocalTime);
        Week = [.. hours.Week(today, calendar).Select(day => ClosureOn(day.Day) is { } closure
            ? new PlaceDay(day.Day, day.Day == today, calendar.PublicHolidayName(day.Day), false, [new HoursSpan(0, 24 * 60, new HoursState(HoursStatus.Closed, closure.Reason))])
            : new PlaceDay(day.Day, day.Day == today, calendar.PublicHolidayName(day.Day), IsDoubtful(day.Day), day.Spans))];
    }

    public DateTime LocalTime { get; }

    public HoursState Now { get; }

    /// <summary>Null where nothing changes within a year.</summary>
    public DateTime? NextChange { get; }

    public HoursStatus? Next { get; }

    /// <summary>Today and the six days after: what is over helps nobody.</summary>
    public IReadOnlyList<PlaceDay> Week { get; }

    /// <summary>A week like any other, Monday first; null where dates, school holidays or the day on which a public holiday falls decide.</summary>
    public IReadOnlyList<IReadOnlyList<HoursSpan>>? OrdinaryWeek =>
        (_hours.DependsOn & ~Dependence.PublicHolidays) == Dependence.None && (!_hours.DependsOn.HasFlag(Dependence.PublicHolidays) || PublicHoliday is not null)
            ? [.. _hours.Week(SomeMonday, SameEveryDay.Ordinary).Select(day => day.Spans)]
            : null;

    /// <summary>Any public holiday; null where the hours do not mention them, or where each is another day.</summary>
    public IReadOnlyList<HoursSpan>? PublicHoliday
    {
        get
        {
            var days = _hours.Week(SomeMonday, new SameEveryDay(PublicHoliday: true)).Select(day => day.Spans).ToArray();
            return _hours.DependsOn.HasFlag(Dependence.PublicHolidays) && days.All(day => day.SequenceEqual(days[0])) ? days[0] : null;
        }
    }

    /// <returns>Null where there are no hours, or none that are understood.</returns>
    public static PlaceHours? Of(string? text, string? departement, SchoolCalendar schools, DateTimeOffset now, IReadOnlyList<Closure>? closures = null) =>
        text is not null && HoursReader.Read(text).Hours is { } hours ? new PlaceHours(hours, new FrenchCalendar(departement ?? "", schools), closures ?? [], now) : null;

    private Closure? ClosureOn(DateOnly day) => _closures.FirstOrDefault(closure => closure.Covers(day));

    /// <summary>Nobody is sent to a place on a day for which it announced to be closed, nor promised that it opens on a public holiday.</summary>
    private (DateTime?, HoursStatus?) After(DateTime time)
    {
        var change = _hours.NextChange(time, _calendar);
        while (change is { } at && at < time.AddYears(1))
        {
            var (status, day) = (_hours.StateAt(at, _calendar).Status, DateOnly.FromDateTime(at));
            if (status == HoursStatus.Closed || ClosureOn(day) is not { } closure)
            {
                return (at, status == HoursStatus.Open && IsDoubtful(day) ? HoursStatus.Unknown : status);
            }

            var after = closure.To.AddDays(1).ToDateTime(default);
            change = _hours.StateAt(after, _calendar).Status == HoursStatus.Closed ? _hours.NextChange(after, _calendar) : after;
        }

        return (null, null);
    }

    /// <summary>Hours that say nothing of public holidays are those of an ordinary day; most places are closed then.</summary>
    private bool IsDoubtful(DateOnly day) => _calendar.IsPublicHoliday(day) && !_hours.DependsOn.HasFlag(Dependence.PublicHolidays);
}

/// <param name="Holiday">The name of a public holiday.</param>
/// <param name="IsDoubtful">On a public holiday that the hours do not mention.</param>
public sealed record PlaceDay(DateOnly Date, bool IsToday, string? Holiday, bool IsDoubtful, IReadOnlyList<HoursSpan> Spans);
