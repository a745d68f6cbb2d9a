namespace HubsPlatform.OpeningHours.Texts;

/// <summary>Joins tokens to lists of days, to ranges of times and to runs of words.</summary>
internal sealed class FrenchParts
{
    private readonly string _text;
    private readonly List<FrenchToken> _tokens;
    private int _at;

    private FrenchParts(string text, List<FrenchToken> tokens) => (_text, _tokens) = (text, tokens);

    public static List<FrenchPart> Read(string text, List<FrenchToken> tokens) => new FrenchParts(text, tokens).All();

    private List<FrenchPart> All()
    {
        List<FrenchPart> parts = [];
        var stop = false;
        while (_at < _tokens.Count)
        {
            var (kind, start) = (_tokens[_at].Kind, _tokens[_at].Start);
            FrenchPart? part = kind switch
            {
                FrenchKind.Day or FrenchKind.Weekend or FrenchKind.EveryDay => DayList(start, stop),
                FrenchKind.Time => TimeList(start, stop),
                FrenchKind.Number when StartsTimes(_at) => TimeList(start, stop),
                FrenchKind.Closed => One(FrenchPartKind.Closed, stop),
                FrenchKind.PublicHolidays => One(FrenchPartKind.PublicHolidays, stop),
                FrenchKind.SchoolHolidays => One(FrenchPartKind.SchoolHolidays, stop),
                FrenchKind.SchoolTerm => One(FrenchPartKind.SchoolTerm, stop),
                FrenchKind.Word or FrenchKind.Number => WordRun(start, stop),
                FrenchKind.To when _at + 1 < _tokens.Count && (_tokens[_at + 1].Kind == FrenchKind.Word || _text[_tokens[_at + 1].Start] is '\'' or '’') => WordRun(start, stop),
                _ => null,
            };
            if (part is not null)
            {
                parts.Add(part);
                stop = false;
            }
            else
            {
                stop |= kind is FrenchKind.Break or FrenchKind.And or FrenchKind.Slash or FrenchKind.Hyphen && _text[start] is not ('(' or ')' or ':' or '\'' or '’');
                _at++;
            }
        }

        return parts;
    }

    private FrenchPart One(FrenchPartKind kind, bool stop)
    {
        var token = _tokens[_at++];
        return new FrenchPart(kind, token.Start, token.End, stop);
    }

    private FrenchPart WordRun(int start, bool stop)
    {
        var end = start;
        while (_at < _tokens.Count && _tokens[_at].Kind is FrenchKind.Word or FrenchKind.Number or FrenchKind.To && !StartsTimes(_at))
        {
            end = _tokens[_at++].End;
            // An apostrophe or a hyphen inside a phrase: « rendez-vous », « jusqu'en ».
            while (_at + 1 < _tokens.Count && _tokens[_at].Start == end && _text[end] is '\'' or '’' or '-' && _tokens[_at + 1].Start == end + 1
                && _tokens[_at + 1].Kind is FrenchKind.Word or FrenchKind.To)
            {
                end = _tokens[_at + 1].End;
                _at += 2;
            }
        }

        return new FrenchPart(FrenchPartKind.Words, start, end, stop);
    }

    private FrenchPart DayList(int start, bool stop)
    {
        List<(int Day, FrenchKind Link)> found = [];
        var link = FrenchKind.And;
        var end = start;
        while (true)
        {
            var token = _tokens[_at++];
            end = token.End;
            found.AddRange(token.Kind switch
            {
                FrenchKind.EveryDay => [(0, link), (6, FrenchKind.To)],
                FrenchKind.Weekend => [(5, link), (6, FrenchKind.And)],
                _ => [(token.Value, link)],
            });
            if (!ToNextDay(out link))
            {
                break;
            }
        }

        // « mar-mer-jeu »: three and more with hyphens are a list, two are a range.
        var hyphens = found.Count(day => day.Link == FrenchKind.Hyphen);
        List<int> days = [];
        foreach (var (day, joined) in found)
        {
            var isRange = days.Count > 0 && (joined == FrenchKind.To || (joined == FrenchKind.Hyphen && hyphens == 1));
            for (var between = isRange ? (days[^1] + 1) % 7 : day; between != day; between = (between + 1) % 7)
            {
                days.Add(between);
            }

            days.Add(day);
        }

        return new FrenchPart(FrenchPartKind.Days, start, end, stop) { Days = [.. days.Distinct().Order()] };
    }

    /// <summary>Moves to the next day of the list over « et », « au », commas and articles.</summary>
    private bool ToNextDay(out FrenchKind link)
    {
        link = FrenchKind.And;
        var ahead = _at;
        for (; ahead < _tokens.Count; ahead++)
        {
            var kind = _tokens[ahead].Kind;
            if (kind is FrenchKind.Day or FrenchKind.Weekend)
            {
                _at = ahead;
                return true;
            }

            if (kind is FrenchKind.To or FrenchKind.Hyphen)
            {
                link = kind;
            }
            else if (!(kind is FrenchKind.And or FrenchKind.Slash) && !IsArticle(_tokens[ahead]))
            {
                return false;
            }
        }

        return false;
    }

    private bool IsArticle(FrenchToken token) =>
        token.Kind == FrenchKind.Word && _text[token.Start..token.End].ToLowerInvariant() is "le" or "les" or "du" or "des" or "de" or "s" or "ou";

    private FrenchPart TimeList(int start, bool stop)
    {
        List<int> times = [];
        var end = start;
        while (_at < _tokens.Count)
        {
            var token = _tokens[_at];
            if (token.Kind is FrenchKind.Time || (token.Kind is FrenchKind.Number && (StartsTimes(_at) || EndsTimes(_at))))
            {
                times.Add(token.Value);
                end = token.End;
            }
            else if (token.Kind is not (FrenchKind.To or FrenchKind.Hyphen or FrenchKind.Slash or FrenchKind.And or FrenchKind.Break) && !IsArticle(token))
            {
                break;
            }

            _at++;
        }

        _at = _tokens.FindLastIndex(_at - 1, token => token.End == end) + 1;
        // « 00:00 - 00:00 » is how a form leaves a half-day out.
        var pairs = times.Chunk(2).Where(pair => pair is not [0, 0]).ToArray();
        return pairs.Length > 0 && pairs.All(pair => pair.Length == 2 && pair[0] < pair[1])
            ? new FrenchPart(FrenchPartKind.Times, start, end, stop) { Times = [.. pairs.Select(pair => new TimeRange(pair[0], pair[1]))] }
            : new FrenchPart(FrenchPartKind.Nonsense, start, end, stop);
    }

    /// <summary>« 9 » in « 9-12 », « 9 à 12h », « 14 15 h ».</summary>
    private bool StartsTimes(int at)
    {
        if (at >= _tokens.Count || _tokens[at].Kind is not (FrenchKind.Time or FrenchKind.Number))
        {
            return false;
        }

        if (_tokens[at].Kind == FrenchKind.Time)
        {
            return true;
        }

        var next = at + 1;
        var joined = next < _tokens.Count && _tokens[next].Kind is FrenchKind.To or FrenchKind.Hyphen or FrenchKind.Slash;
        next += joined ? 1 : 0;
        return next < _tokens.Count && (_tokens[next].Kind == FrenchKind.Time || (joined && _tokens[next].Kind == FrenchKind.Number));
    }

    private bool EndsTimes(int at) =>
        at > 1 && _tokens[at - 1].Kind is FrenchKind.To or FrenchKind.Hyphen or FrenchKind.Slash or FrenchKind.And
        && _tokens[at - 2].Kind is FrenchKind.Time or FrenchKind.Number;
}
