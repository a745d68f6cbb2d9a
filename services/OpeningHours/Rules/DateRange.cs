namespace HubsPlatform.OpeningHours.Rules;

/// <summary>One end of a range of dates: a month, a day of a month, the nth weekday of a month, or Easter; with or without a year.</summary>
/// <param name="Month">1 to 12; 0 is Easter.</param>
/// <param name="Day">0: the whole month.</param>
internal sealed record DateEdge(int? Year, int Month, int Day, NthWeekday? Weekday, int Offset)
{
    public bool IsMonth => Month > 0 && Day == 0 && Weekday is null;

    public DateOnly First(int year) => Origin(year, last: false).AddDays(Offset);

    public DateOnly Last(int year) => Origin(year, last: true).AddDays(Offset);

    public bool ExistsIn(int year) => Month == 0 || Day <= DateTime.DaysInMonth(year, Month);

    public override string ToString() =>
        (Year is null ? "" : $"{Year} ")
        + (Month == 0 ? "easter" : Names.Months[Month - 1] + (Day > 0 ? $" {Day:00}" : Weekday is null ? "" : $" {Weekday}"))
        + Names.Offset(Offset);

    private DateOnly Origin(int year, bool last)
    {
        if (Month == 0)
        {
            return Easter.Of(year);
        }

        var days = DateTime.DaysInMonth(year, Month);
        if (Weekday is not { } weekday)
        {
            return new DateOnly(year, Month, Day == 0 ? (last ? days : 1) : Math.Min(Day, days));
        }

        var nth = weekday.Which[0].From;
        var first = new DateOnly(year, Month, 1);
        var end = new DateOnly(year, Month, days);
        return nth > 0
            ? first.AddDays((weekday.Day - Names.IndexOf(first) + 7) % 7 + 7 * (nth - 1))
            : end.AddDays(-((Names.IndexOf(end) - weekday.Day + 7) % 7) + 7 * (nth + 1));
    }
}

/// <summary><c>Dec 24-Jan 02</c>, <c>2026 Jul-Aug</c>, <c>easter -2 days</c>, <c>Sep 01+</c>.</summary>
internal sealed record DateRange(DateEdge From, DateEdge To, bool OpenEnd) : DateSelector
{
    public override Dependence Needs => Dependence.Dates;

    public override bool Matches(DateOnly day, IHolidays holidays)
    {
        if (OpenEnd)
        {
            return From.Year is { } since ? day >= From.First(since) : day >= From.First(day.Year);
        }

        if (From.Year is { } year)
        {
            return InsideFrom(year, day);
        }

        // A range without years may have begun last year; an offset can push a date over New Year's Eve either way.
        return InsideFrom(day.Year, day) || InsideFrom(day.Year - 1, day) || (From.Offset < 0 && InsideFrom(day.Year + 1, day));
    }

    public override string ToString() => OpenEnd ? $"{From}+" : From == To ? $"{From}" : $"{From}-{Ending()}";

    private bool InsideFrom(int year, DateOnly day)
    {
        var start = From.First(year);
        if (day < start || (From == To && !From.ExistsIn(year)))
        {
            return false;
        }

        var end = To.Last(To.Year ?? year);
        return day <= (To.Year is null && end < start ? To.Last(year + 1) : end);
    }

    /// <summary>« Dec 01-24 », not « Dec 01-Dec 24 ».</summary>
    private string Ending() =>
        To.Month == From.Month && To.Year == From.Year && From.Day > 0 && To.Day > From.Day && To.Offset == 0 && From.Offset == 0
            ? $"{To.Day:00}"
            : (To.Year == From.Year ? To with { Year = null } : To).ToString();
}
