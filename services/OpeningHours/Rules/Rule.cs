using System.Text;

namespace HubsPlatform.OpeningHours.Rules;

/// <summary>How a rule follows the one before it.</summary>
internal enum RuleLink
{
    /// <summary><c>;</c> replaces the earlier rules on the days it names.</summary>
    Overrides,

    /// <summary><c>,</c> adds to them.</summary>
    Adds,

    /// <summary><c>||</c> speaks only where they say closed.</summary>
    Fallback,
}

/// <param name="Days">Every list must name the day: years, dates, weeks, days of the week.</param>
/// <param name="Times">Empty: the whole day.</param>
/// <param name="StateWritten">« open » stands in the text, which makes a comment a remark instead of a doubt.</param>
internal sealed record Rule(
    RuleLink Link, IReadOnlyList<DayList> Days, IReadOnlyList<TimeSelector> Times, HoursState State, bool StateWritten)
{
    public bool Matches(DateOnly day, IHolidays holidays)
    {
        foreach (var list in Days)
        {
            if (!list.Matches(day, holidays))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What the rule says of a day that it names, up to the end of the next.</summary>
    public IEnumerable<HoursSpan> Spans()
    {
        if (Times.Count == 0)
        {
            yield return new HoursSpan(0, Clock.Day, State);
        }

        for (var i = 0; i < Times.Count; i++)
        {
            var next = i + 1 < Times.Count && Times[i + 1].From.Sun is null ? Times[i + 1].From.Minutes : (int?)null;
            foreach (var span in Times[i].Spans(State, next))
            {
                yield return span;
            }
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        void Part(string part) => text.Append(text.Length > 0 && part.Length > 0 ? " " : "").Append(part);
        foreach (var list in Days)
        {
            Part(list.ToString());
        }

        Part(string.Join(',', Times));
        Part((State.Status, State.Comment, StateWritten) switch
        {
            (HoursStatus.Closed, _, _) => "off",
            (HoursStatus.Open, not null, _) => "open",
            (HoursStatus.Unknown, null, _) => "unknown",
            (HoursStatus.Unknown, _, true) => "unknown",
            _ => "",
        });
        if (State.Comment is { } comment)
        {
            Part($"\"{comment}\"");
        }

        return text.Length == 0 ? "24/7" : text.ToString();
    }
}

/// <summary>Days one of whose entries must match: <c>Mo-Fr,PH</c>; <c>week 1-53/2</c>.</summary>
internal sealed record DayList(string Prefix, IReadOnlyList<DateSelector> Entries)
{
    public bool Matches(DateOnly day, IHolidays holidays)
    {
        foreach (var entry in Entries)
        {
            if (entry.Matches(day, holidays))
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString() => Prefix + string.Join(',', Entries);
}
