using HubsPlatform.OpeningHours.Rules;

namespace HubsPlatform.OpeningHours.Syntax;

/// <summary>Years, months, dates and weeks of the year: what stands before the days of the week.</summary>
internal sealed class DateParser(TokenReader reader, WeekdayParser weekdays)
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    public void Read(List<DayList> days)
    {
        if (IsYear(0) && !IsDate(1))
        {
            days.Add(new DayList("", Entries(() => IsYear(1) && !IsDate(2), Years)));
        }

        if (IsDate(0) || (IsYear(0) && IsDate(1)))
        {
            days.Add(new DayList("", Dates()));
        }

        if (reader.TryTake("week"))
        {
            days.Add(new DayList("week ", Entries(() => reader.Peek(1).Kind == TokenKind.Number && !reader.Peek(2).Is(":"), Weeks)));
        }
    }

    private bool IsYear(int ahead) =>
        reader.Peek(ahead) is { Kind: TokenKind.Number, Text.Length: 4, Value: >= FirstYear and <= LastYear } && !reader.Peek(ahead + 1).Is(":");

    private bool IsDate(int ahead) => reader.IndexIn(Names.Months, ahead) >= 0 || reader.Peek(ahead).Is("easter");

    private bool IsDayNumber(int ahead) =>
        reader.Peek(ahead) is { Kind: TokenKind.Number, Text.Length: <= 2 } && !reader.Peek(ahead + 1).Is(":");

    private List<DateSelector> Entries(Func<bool> another, Func<DateSelector> read)
    {
        List<DateSelector> entries = [read()];
        while (another() && reader.TryTake(","))
        {
            entries.Add(read());
        }

        return entries;
    }

    private YearRange Years()
    {
        var from = reader.Take().Value;
        if (reader.TryTake("+"))
        {
            return new YearRange(from, null, 1);
        }

        var to = reader.TryTake("-") ? reader.Number(from, LastYear, "une année") : from;
        return new YearRange(from, to, Step());
    }

    private WeekRange Weeks()
    {
        var from = reader.Number(1, 53, "une semaine");
        var to = reader.TryTake("-") ? reader.Number(1, 53, "une semaine") : from;
        return new WeekRange(from, to, Step());
    }

    private int Step() => reader.TryTake("/") ? reader.Number(1, 99, "un pas") : 1;

    private List<DateSelector> Dates()
    {
        List<DateSelector> dates = [];
        DateEdge? before = null;
        do
        {
            var from = Edge(before);
            if (reader.TryTake("+"))
            {
                dates.Add(new DateRange(from, from, OpenEnd: true));
            }
            else
            {
                var to = reader.TryTake("-") ? Edge(from) : from;
                dates.Add(new DateRange(from, to, OpenEnd: false));
            }

            before = ((DateRange)dates[^1]).To;
        }
        while ((IsDate(1) || (IsYear(1) && IsDate(2)) || (before.Day > 0 && IsDayNumber(1))) && reader.TryTake(","));
        return dates;
    }

    /// <param name="before">The date before a comma or a dash, whose year and month need not be said again: « Dec 24-26,31 ».</param>
    private DateEdge Edge(DateEdge? before)
    {
        var year = IsYear(0) ? reader.Take().Value : before?.Year;
        if (before is { Day: > 0 } && IsDayNumber(0))
        {
            return before with { Year = year, Day = Day(before.Month), Offset = Offset() };
        }

        if (reader.TryTake("easter"))
        {
            return new DateEdge(year, 0, 0, null, Offset());
        }

        var month = reader.IndexIn(Names.Months) + 1;
        if (month == 0)
        {
            throw reader.Unexpected("un mois ou une date");
        }

        reader.Take();
        if (IsDayNumber(0))
        {
            return new DateEdge(year, month, Day(month), null, Offset());
        }

        return new DateEdge(year, month, 0, IsWeekdayOfRange(before) ? weekdays.Nth(reader.IndexIn(Names.Days)) : null, 0);
    }

    private int Day(int month) => reader.Number(1, DateTime.DaysInMonth(2024, month), "un jour du mois");

    /// <summary>« Mar Su[-1]-Oct Su[-1] » are two ends of a range; « Mar Su[-1] » are Sundays in March.</summary>
    private bool IsWeekdayOfRange(DateEdge? before)
    {
        if (reader.IndexIn(Names.Days) < 0 || !reader.Peek(1).Is("["))
        {
            return false;
        }

        var negative = reader.Peek(2).Is("-") ? 1 : 0;
        var isRange = reader.Peek(4 + negative).Is("-") && IsDate(5 + negative);
        var isEnd = before is { Weekday: not null } && reader.Peek(-2).Is("-");
        return reader.Peek(3 + negative).Is("]") && (isRange || isEnd);
    }

    private int Offset() => weekdays.Offset();
}
