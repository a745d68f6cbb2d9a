namespace HubsPlatform.OpeningHours.Rules;

/// <summary>An end of a range of times: a time of day, or one that the sun gives.</summary>
internal readonly record struct TimeEdge(int Minutes, string? Sun)
{
    public override string ToString() => Sun switch
    {
        null => Clock.Text(Minutes),
        _ when Minutes == 0 => Sun,
        _ => $"({Sun}{(Minutes < 0 ? '-' : '+')}{Clock.Text(Math.Abs(Minutes))})",
    };
}

/// <summary><c>09:00-12:00</c>, <c>22:00-02:00</c> (over midnight), <c>17:00+</c> and <c>17:00-20:00+</c> (open end).</summary>
/// <param name="To">Null: nothing but the open end.</param>
internal sealed record TimeSelector(TimeEdge From, TimeEdge? To, bool OpenEnd)
{
    public bool NeedsSun => From.Sun is not null || To?.Sun is not null;

    public override string ToString() => $"{From}{(To is null ? "" : $"-{To}")}{(OpenEnd ? "+" : "")}";

    /// <summary>As minutes since the midnight before, up to the end of the next day.</summary>
    /// <param name="nextStart">Where the next range of the same day begins: an open end cannot last longer.</param>
    public IEnumerable<HoursSpan> Spans(HoursState state, int? nextStart)
    {
        if (NeedsSun)
        {
            var from = From.Sun is null ? From.Minutes : 0;
            var until = To is { Sun: null } fixedEnd && fixedEnd.Minutes > from ? fixedEnd.Minutes : Clock.Day;
            yield return new HoursSpan(from, until, state.Status == HoursStatus.Closed ? state : Doubt(state, "selon le lever ou le coucher du soleil"));
            yield break;
        }

        var start = From.Minutes;
        var end = To?.Minutes ?? start;
        if (To is not null)
        {
            end += end <= start ? Clock.Day : 0;
            yield return new HoursSpan(start, end, state);
        }

        if (OpenEnd)
        {
            // What other readers of the format guess, so that two sites do not contradict each other.
            var guess = end >= 22 * 60 ? end + 8 * 60 : end >= 17 * 60 ? end + 10 * 60 : Clock.Day;
            var stop = nextStart is { } next && next > end ? Math.Min(next, guess) : guess;
            yield return new HoursSpan(end, stop, state.Status == HoursStatus.Closed ? state : Doubt(state, "l'heure de fin n'est pas fixée"));
        }
    }

    private static HoursState Doubt(HoursState state, string why) =>
        new(HoursStatus.Unknown, state.Comment is null ? why : $"{state.Comment} ; {why}");
}
