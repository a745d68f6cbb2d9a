using System.Text.RegularExpressions;

namespace HubsPlatform.OpeningHours.Texts;

/// <summary>Puts days and times of a text together, whichever stand first.</summary>
internal sealed partial class FrenchClauses
{
    private static readonly TimeRange WholeDay = new(0, 24 * 60);

    private readonly string _text;
    private readonly List<FrenchPart> _parts;
    private readonly List<FrenchClause> _clauses = [];
    private readonly List<(int Start, int End)> _words = [];
    private List<int> _days = [];
    private List<TimeRange> _times = [];
    private bool _school;
    private bool _timesFirst;

    private FrenchClauses(string text)
    {
        _text = text;
        _parts = FrenchParts.Read(text, FrenchTokenizer.Read(text));
    }

    /// <returns>Null where it is not clear what the text means.</returns>
    public static IReadOnlyList<FrenchClause>? Read(string text)
    {
        var plain = FrenchTokenizer.Plain(text);
        if (Summer().IsMatch(plain) && Winter().IsMatch(plain))
        {
            // Two timetables, and nobody says from which day to which: both at once would be neither.
            return null;
        }

        var clauses = new FrenchClauses(text);
        var core = clauses._parts.Where(IsCore).Select(part => part.Kind).ToArray();
        if (clauses._parts.Any(part => part.Kind == FrenchPartKind.Nonsense) || core.Length == 0)
        {
            return null;
        }

        // « 9h-12h le lundi et 14h-17h le mardi »: then each time is of the day after it.
        clauses._timesFirst = core[0] == FrenchPartKind.Times && core.Contains(FrenchPartKind.Days);
        return !core.Contains(FrenchPartKind.Times) || (clauses._timesFirst && core[^1] == FrenchPartKind.Times) || !clauses.Walk() ? null : clauses._clauses;
    }

    /// <summary>Says that it is closed, and nothing else.</summary>
    public static bool IsClosed(string text)
    {
        var parts = FrenchParts.Read(text, FrenchTokenizer.Read(text));
        return parts.Any(part => part.Kind == FrenchPartKind.Closed)
            && parts.All(part => part.Kind == FrenchPartKind.Closed || (part.Kind == FrenchPartKind.Words && Remarks.Of([part.In(text)]) is null));
    }

    private static bool IsCore(FrenchPart part) => part.Kind is FrenchPartKind.Days or FrenchPartKind.Times;

    private bool Walk()
    {
        for (var i = 0; i < _parts.Count; i++)
        {
            var part = _parts[i];
            switch (part.Kind)
            {
                case FrenchPartKind.Closed:
                    if (Closing(i) is { } consumed)
                    {
                        i += consumed;
                    }
                    else if (_timesFirst && NextCore(i) == FrenchPartKind.Days)
                    {
                        return false;
                    }
                    else
                    {
                        Note(part);
                    }

                    break;
                case FrenchPartKind.SchoolHolidays or FrenchPartKind.SchoolTerm when !_timesFirst && _parts.Skip(i + 1).Any(later => later.Kind == FrenchPartKind.Times):
                    _school = part.Kind == FrenchPartKind.SchoolHolidays;
                    break;
                case FrenchPartKind.Days:
                    if (_days.Count > 0 && _times.Count == 0 && !TryByAppointment())
                    {
                        return false;
                    }

                    _days = [.. part.Days];
                    break;
                case FrenchPartKind.Times:
                    _times.AddRange(part.Times);
                    break;
                default:
                    Note(part);
                    break;
            }

            if (_times.Count > 0 && (_timesFirst ? part.Kind == FrenchPartKind.Days : _days.Count > 0 || NextCore(i) != FrenchPartKind.Times))
            {
                i = TakeRemark(i);
                Complete(_times);
                // « vendredi 9h-12h … 14h-17h » goes on with the same day.
                _days = NextCore(i) == FrenchPartKind.Times && !_timesFirst ? _days : [];
            }
        }

        if (_times.Count > 0 || (_days.Count > 0 && !TryByAppointment()))
        {
            return false;
        }

        Last();
        return true;
    }

    private void Note(FrenchPart part)
    {
        // Words with no more than a day between them are one remark: « le dernier jeudi du mois ».
        var joins = _words.Count > 0 && Remarks.Of([_text[_words[^1].Start.._words[^1].End]]) is not null && part.Start - _words[^1].End is > 0 and < 14 && !_text[_words[^1].End..part.Start].Any(char.IsAsciiDigit);
        if (joins)
        {
            _words[^1] = (_words[^1].Start, part.End);
        }
        else
        {
            _words.Add((part.Start, part.End));
        }
    }

    private void Complete(List<TimeRange> times)
    {
        var remark = Remarks.Of(_words.Select(word => _text[word.Start..word.End]));
        var hours = new DayText(TimeRange.Joined(times), remark?.Text, remark?.Doubt ?? false);
        _clauses.Add(new FrenchClause(_days, hours, Closed: false, _school, PublicHolidays: false));
        _words.Clear();
        _times = [];
    }

    /// <summary>« le samedi sur rendez-vous »: days without times that say how one comes in all the same.</summary>
    private bool TryByAppointment()
    {
        var words = FrenchTokenizer.Plain(string.Join(' ', _words.Select(word => _text[word.Start..word.End])));
        if (!Appointment().IsMatch(words) || _timesFirst)
        {
            return false;
        }

        Complete([WholeDay]);
        _days = [];
        return true;
    }

    /// <summary>Words right behind the times belong to them; behind a stop, or with an ordinal, to the days that follow.</summary>
    private int TakeRemark(int at)
    {
        while (at + 1 < _parts.Count && _parts[at + 1] is { Kind: FrenchPartKind.Words, AfterStop: false } next
            && !Ordinal().IsMatch(FrenchTokenizer.Plain(next.In(_text))))
        {
            Note(next);
            at++;
        }

        return at;
    }

    private FrenchPartKind? NextCore(int at) => _parts.Skip(at + 1).FirstOrDefault(IsCore)?.Kind;

    /// <returns>The parts that were taken beside the word; null where it closes nothing that has a name.</returns>
    private int? Closing(int at)
    {
        if (_days.Count > 0 && _times.Count == 0)
        {
            if (FrenchClosing.IsHalfDay(_text, _parts, at + 1))
            {
                return null;
            }

            _clauses.Add(FrenchClause.Off(_days));
            _days = [];
            return 0;
        }

        if (FrenchClosing.After(_text, _parts, at) is not { } off)
        {
            return null;
        }

        if (_words.Count > 0 && at > 0 && _parts[at - 1].Kind == FrenchPartKind.Words)
        {
            // « la médiathèque est » fermée.
            _words.RemoveAt(_words.Count - 1);
        }

        _clauses.Add(off.Clause);
        return off.Parts;
    }

    /// <summary>What is said at the end is said of all.</summary>
    private void Last()
    {
        if (Remarks.Of(_words.Select(word => _text[word.Start..word.End])) is not { } last)
        {
            return;
        }

        for (var i = 0; i < _clauses.Count; i++)
        {
            var hours = _clauses[i].Hours;
            var text = hours.Remark is null ? last.Text : $"{hours.Remark} ; {last.Text}";
            _clauses[i] = _clauses[i] with { Hours = hours with { Remark = text, Doubt = hours.Doubt || last.Doubt } };
        }
    }

    [GeneratedRegex(@"\b(?:ete|estiva(?:le?s?|ux))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Summer();

    [GeneratedRegex(@"\b(?:hiver|hiverna(?:le?s?|ux))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Winter();

    [GeneratedRegex(@"\b(?:rdv|rendez|reservation|inscription)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Appointment();

    [GeneratedRegex(@"(?:\d\s?(?:er|ere|e|eme|nd)|premiere?s?|derniere?s?|deuxieme|troisieme|quatrieme)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();
}
