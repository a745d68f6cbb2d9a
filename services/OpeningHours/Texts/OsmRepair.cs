using System.Text;

namespace HubsPlatform.OpeningHours.Texts;

/// <summary>Repairs texts that are nearly OpenStreetMap's format, and says what it changed; it guesses no meaning.</summary>
internal static class OsmRepair
{
    /// <summary>What the format calls it, and how else it is written.</summary>
    private static readonly Dictionary<string, string> Words =
        """
        Mo mon monday lundi, Tu tue tuesday mardi, We wed wednesday mercredi, Th thu thursday jeudi, Fr fri friday vendredi,
        Sa sat saturday samedi, Su sun sunday dimanche, PH, SH, off closed fermé, open, unknown, week, easter, day, days,
        Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec
        """.Split(',', StringSplitOptions.TrimEntries).Select(names => names.Split(' '))
        .SelectMany(names => names.Select(name => (Written: name, Proper: names[0])))
        .ToDictionary(word => word.Written, word => word.Proper, StringComparer.OrdinalIgnoreCase);

    /// <returns>Null where a word is not of the format, which makes it another language, or where no day is named.</returns>
    public static string? Repair(string text, List<string> repairs)
    {
        var repaired = new StringBuilder(text.Length + 8);
        var lastWasTime = false;
        var afterStop = false;
        var namesDays = false;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (c == '"' && text.IndexOf('"', at + 1) is var close and > 0)
            {
                repaired.Append(text, at, close + 1 - at);
                at = close + 1;
            }
            else if (char.IsLetter(c))
            {
                var end = Run(text, at, char.IsLetter);
                var word = text[at..end];
                if (!Words.TryGetValue(word, out var proper))
                {
                    return null;
                }

                if (lastWasTime && !afterStop && proper.Length == 2 && char.IsUpper(proper[0]))
                {
                    Note(repairs, $"« ; » ajouté avant « {word} »");
                    repaired.Append("; ");
                }

                Note(repairs, proper == word ? null : $"« {word} » écrit « {proper} »");
                repaired.Append(repaired.Length > 0 && char.IsLetterOrDigit(repaired[^1]) ? " " : "").Append(proper);
                (at, lastWasTime, afterStop) = (end, false, false);
                namesDays |= char.IsUpper(proper[0]);
            }
            else if (char.IsAsciiDigit(c))
            {
                var wasTime = lastWasTime;
                (var proper, at, lastWasTime) = Number(text, at, repairs);
                if (afterStop && wasTime && lastWasTime)
                {
                    // « Tu 08:00-12:00 ; 14:00-18:00 »: the afternoon is Tuesday's, not everyday's.
                    Note(repairs, "« ; » entre deux plages d'un même jour écrit « , »");
                    repaired.Length = repaired.ToString().LastIndexOf(';');
                    repaired.Append(',');
                }

                repaired.Append(proper);
                afterStop = false;
            }
            else
            {
                at++;
                afterStop |= c == ';';
                lastWasTime &= c is ';' || char.IsWhiteSpace(c);
                Symbol(c, repaired, repairs);
            }
        }

        // « 9h-12h » of no day is no week.
        return namesDays ? repaired.ToString() : null;
    }

    private static void Symbol(char c, StringBuilder repaired, List<string> repairs)
    {
        switch (c)
        {
            case '–' or '—' or '‑' or '−':
                Note(repairs, $"« {c} » écrit « - »");
                repaired.Append('-');
                break;
            case '\n' or '\r':
                Note(repairs, "fin de ligne écrite « ; »");
                repaired.Append(repaired.Length > 0 && repaired[^1] != ';' ? ";" : "");
                break;
            case var blank when char.IsWhiteSpace(blank):
                repaired.Append(repaired.Length > 0 && repaired[^1] != ' ' ? " " : "");
                break;
            default:
                repaired.Append(c);
                break;
        }
    }

    /// <summary>« 9:00 », « 9h », « 13h30 », « 14 :00 »: an hour and its minutes; else the bare number.</summary>
    private static (string Proper, int End, bool IsTime) Number(string text, int at, List<string> repairs)
    {
        var end = Run(text, at, char.IsAsciiDigit);
        var hour = text[at..end];
        var mark = Run(text, end, char.IsWhiteSpace);
        var isTime = hour.Length <= 2 && mark < text.Length && text[mark] is ':' or 'h' or 'H' && !(mark + 1 < text.Length && char.IsLetter(text[mark + 1]));
        if (!isTime)
        {
            return (hour, end, false);
        }

        var minutesAt = Run(text, mark + 1, char.IsWhiteSpace);
        var minutesEnd = Run(text, minutesAt, char.IsAsciiDigit);
        var hasMinutes = minutesEnd - minutesAt == 2;
        var proper = $"{hour.PadLeft(2, '0')}:{(hasMinutes ? text[minutesAt..minutesEnd] : "00")}";
        end = hasMinutes ? minutesEnd : mark + 1;
        Note(repairs, text[at..end] == proper ? null : $"« {text[at..end]} » écrit « {proper} »");
        return (proper, end, true);
    }

    private static int Run(string text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return at;
    }

    private static void Note(List<string> repairs, string? repair)
    {
        if (repair is not null && !repairs.Contains(repair))
        {
            repairs.Add(repair);
        }
    }
}
