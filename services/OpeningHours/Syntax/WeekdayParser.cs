using HubsPlatform.OpeningHours.Rules;

namespace HubsPlatform.OpeningHours.Syntax;

/// <summary>Days of the week and holidays: <c>Mo-Fr,PH</c>, <c>SH Mo,We</c>, <c>Sa[1,3]</c>.</summary>
internal sealed class WeekdayParser(TokenReader reader)
{
    private const int LargestOffset = 366;

    public bool IsNext(int ahead = 0) => reader.IndexIn(Names.Days, ahead) >= 0 || IsHoliday(ahead);

    /// <summary>Lists side by side narrow each other: « SH Mo » is Mondays of the school holidays.</summary>
    public void Read(List<DayList> days)
    {
        while (IsNext())
        {
            List<DateSelector> entries = [Entry()];
            while (IsNext(1) && reader.TryTake(","))
            {
                entries.Add(Entry());
            }

            days.Add(new DayList("", entries));
        }
    }

    /// <summary>« +2 days », « -1 day ».</summary>
    public int Offset()
    {
        if (!(reader.Next.Is("+") || reader.Next.Is("-")) || reader.Peek(1).Kind != TokenKind.Number || !(reader.Peek(2).Is("day") || reader.Peek(2).Is("days")))
        {
            return 0;
        }

        var sign = reader.Take().Is("-") ? -1 : 1;
        var offset = sign * reader.Number(1, LargestOffset, "un nombre de jours");
        reader.Take();
        return offset;
    }

    public NthWeekday Nth(int day)
    {
        reader.Take();
        reader.Expect("[");
        List<(int, int)> which = [];
        do
        {
            var sign = reader.TryTake("-") ? -1 : 1;
            var from = sign * reader.Number(1, 5, "un rang dans le mois");
            which.Add((from, from > 0 && reader.TryTake("-") ? reader.Number(from, 5, "un rang dans le mois") : from));
        }
        while (reader.TryTake(","));
        reader.Expect("]");
        return new NthWeekday(day, which, Offset());
    }

    private bool IsHoliday(int ahead) => reader.Peek(ahead).Is("PH") || reader.Peek(ahead).Is("SH");

    private DateSelector Entry()
    {
        if (IsHoliday(0))
        {
            return new Holiday(reader.Take().Is("SH"), Offset());
        }

        var from = reader.IndexIn(Names.Days);
        if (reader.Peek(1).Is("["))
        {
            return Nth(from);
        }

        reader.Take();
        if (!reader.TryTake("-"))
        {
            return new WeekdayRange(from, from);
        }

        var to = reader.IndexIn(Names.Days);
        if (to < 0)
        {
            throw reader.Unexpected("un jour de la semaine");
        }

        reader.Take();
        return new WeekdayRange(from, to);
    }
}
