using HubsPlatform.OpeningHours.Rules;

namespace HubsPlatform.OpeningHours.Syntax;

/// <summary>Rules, in the grammar of OpenStreetMap's opening hours, by recursive descent.</summary>
internal sealed class RuleParser
{
    private readonly TokenReader _reader;
    private readonly WeekdayParser _weekdays;
    private readonly DateParser _dates;
    private readonly TimeParser _times;

    private RuleParser(TokenReader reader)
    {
        _reader = reader;
        _weekdays = new WeekdayParser(reader);
        _dates = new DateParser(reader, _weekdays);
        _times = new TimeParser(reader);
    }

    /// <exception cref="HoursSyntaxException">The text is no opening hours.</exception>
    public static IReadOnlyList<Rule> Parse(string text) => new RuleParser(new TokenReader(Tokenizer.Read(text))).Rules();

    private List<Rule> Rules()
    {
        List<Rule> rules = [];
        var link = RuleLink.Overrides;
        while (true)
        {
            rules.Add(Rule(link));
            if (_reader.Next.Kind == TokenKind.End)
            {
                return rules;
            }

            link = Link();
            if (link == RuleLink.Overrides && _reader.Next.Kind == TokenKind.End)
            {
                return rules;
            }
        }
    }

    private RuleLink Link() =>
        _reader.TryTake(";") ? RuleLink.Overrides
        : _reader.TryTake("||") ? RuleLink.Fallback
        : _reader.TryTake(",") ? RuleLink.Adds
        : throw _reader.Unexpected("« ; »");

    private Rule Rule(RuleLink link)
    {
        var start = _reader.Next;
        List<DayList> days = [];
        List<TimeSelector> times = [];
        var always = _reader.Next.Text == "24" && _reader.Peek(1).Is("/") && _reader.Peek(2).Text == "7";
        if (always)
        {
            _reader.Take();
            _reader.Take();
            _reader.Take();
        }
        else
        {
            _dates.Read(days);
            _weekdays.Read(days);
            if (days.Count > 0)
            {
                _reader.TryTake(":");
            }

            times = _times.List();
        }

        var (state, written) = State();
        if (!always && days.Count == 0 && times.Count == 0 && !written && state.Comment is null)
        {
            throw start.Kind == TokenKind.End ? new HoursSyntaxException(start.At, "il n'y a pas d'horaires") : _reader.Unexpected("un jour, une date ou une heure");
        }

        return new Rule(link, days, times, state, written);
    }

    private (HoursState State, bool Written) State()
    {
        var before = Comment();
        HoursStatus? status = _reader.TryTake("open") ? HoursStatus.Open
            : _reader.TryTake("off") || _reader.TryTake("closed") ? HoursStatus.Closed
            : _reader.TryTake("unknown") ? HoursStatus.Unknown
            : null;
        var comment = before ?? Comment();

        // « Mo 09:00-12:00 "sur rendez-vous" »: a remark alone means that it depends.
        return (new HoursState(status ?? (comment is null ? HoursStatus.Open : HoursStatus.Unknown), comment), status is not null);
    }

    private string? Comment() => _reader.Next.Kind == TokenKind.Comment && _reader.Take().Text is { Length: > 0 } text ? text : null;
}
