using System.Globalization;

namespace HubsPlatform.OpeningHours.Rules;

/// <summary>One entry of a list of days: <c>Mo-Fr</c>, <c>PH</c>, <c>week 1-53/2</c>. ToString writes it as OpenStreetMap does.</summary>
internal abstract record DateSelector
{
    public abstract Dependence Needs { get; }

    public abstract bool Matches(DateOnly day, IHolidays holidays);
}

internal sealed record YearRange(int From, int? To, int Step) : DateSelector
{
    public override Dependence Needs => Dependence.Dates;

    public override bool Matches(DateOnly day, IHolidays holidays) =>
        day.Year >= From && (To is null || day.Year <= To) && (day.Year - From) % Step == 0;

    public override string ToString() => $"{From}{(To is null ? "+" : To == From ? "" : $"-{To}")}{(Step == 1 ? "" : $"/{Step}")}";
}

internal sealed record WeekRange(int From, int To, int Step) : DateSelector
{
    public override Dependence Needs => Dependence.Dates;

    public override bool Matches(DateOnly day, IHolidays holidays)
    {
        var week = ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue));
        var inside = From <= To ? week >= From && week <= To : week >= From || week <= To;
        return inside && (week >= From ? week - From : week + 53 - From) % Step == 0;
    }

    public override string ToString() => $"{From:00}{(To == From ? "" : $"-{To:00}")}{(Step == 1 ? "" : $"/{Step}")}";
}

internal sealed record WeekdayRange(int From, int To) : DateSelector
{
    public override Dependence Needs => Dependence.None;

    public override bool Matches(DateOnly day, IHolidays holidays) => (Names.IndexOf(day) - From + 7) % 7 <= (To - From + 7) % 7;

    public override string ToString() => From == To ? Names.Days[From] : $"{Names.Days[From]}-{Names.Days[To]}";
}

/// <summary><c>We[1]</c>, <c>Fr[-1]</c>, <c>Mo[1-3]</c>; moved by an offset: <c>Sa[1] -1 day</c>.</summary>
internal sealed record NthWeekday(int Day, IReadOnlyList<(int From, int To)> Which, int Offset) : DateSelector
{
    public override Dependence Needs => Dependence.Dates;

    public override bool Matches(DateOnly day, IHolidays holidays)
    {
        var origin = day.AddDays(-Offset);
        var fromStart = (origin.Day - 1) / 7 + 1;
        var fromEnd = -((DateTime.DaysInMonth(origin.Year, origin.Month) - origin.Day) / 7 + 1);
        return Names.IndexOf(origin) == Day
            && Which.Any(which => (fromStart >= which.From && fromStart <= which.To) || (fromEnd >= which.From && fromEnd <= which.To));
    }

    public override string ToString() =>
        $"{Names.Days[Day]}[{string.Join(',', Which.Select(which => which.From == which.To ? $"{which.From}" : $"{which.From}-{which.To}"))}]{Names.Offset(Offset)}";
}

internal sealed record Holiday(bool School, int Offset) : DateSelector
{
    public override Dependence Needs => School ? Dependence.SchoolHolidays : Dependence.PublicHolidays;

    public override bool Matches(DateOnly day, IHolidays holidays)
    {
        var origin = day.AddDays(-Offset);
        return School ? holidays.IsSchoolHoliday(origin) : holidays.IsPublicHoliday(origin);
    }

    public override string ToString() => (School ? "SH" : "PH") + Names.Offset(Offset);
}
