using System.Globalization;
using System.Text.RegularExpressions;

namespace HubsPlatform.OpeningHours.Texts;

/// <summary>Days, times and the words between them, as people in France write them.</summary>
internal static partial class FrenchTokenizer
{
    private static readonly string[] Days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    public static List<FrenchToken> Read(string text)
    {
        List<FrenchToken> tokens = [];
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            var token = char.IsAsciiDigit(c) ? Digits(text, at)
                : char.IsLetter(c) ? Letters(text, at)
                : new FrenchToken(Symbol(c), at, at + 1);
            at = token.End;
            if (!char.IsWhiteSpace(c) || c == '\n')
            {
                tokens.Add(token);
            }
        }

        return tokens;
    }

    /// <summary>Small letters without accents.</summary>
    public static string Plain(ReadOnlySpan<char> word)
    {
        var plain = word.ToString().Normalize(System.Text.NormalizationForm.FormD);
        return string.Concat(plain.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
    }

    private static FrenchKind Symbol(char c) => c switch
    {
        '-' or '–' or '—' or '‑' or '−' or '_' => FrenchKind.Hyphen,
        '/' => FrenchKind.Slash,
        ',' or '&' or '+' => FrenchKind.And,
        ';' or '.' or '|' or '\n' or '•' or '>' => FrenchKind.Break,
        _ => FrenchKind.And,
    };

    private static FrenchKind KindOf(string word) => word switch
    {
        "a" or "au" or "aux" or "jusqu" or "jusque" => FrenchKind.To,
        "et" or "puis" => FrenchKind.And,
        "ferme" or "fermee" or "fermes" or "fermees" or "fermeture" or "neant" or "off" => FrenchKind.Closed,
        "weekend" or "we" => FrenchKind.Weekend,
        _ => FrenchKind.Word,
    };

    private static FrenchToken Digits(string text, int at)
    {
        if (NoTime().Match(text, at) is { Success: true } other)
        {
            return new FrenchToken(FrenchKind.Word, at, at + other.Length);
        }

        var time = Time().Match(text, at);
        var hour = int.Parse(time.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
        var minutes = time.Groups["m"] is { Success: true, Value: var m } ? int.Parse(m, CultureInfo.InvariantCulture) : 0;
        var end = at + time.Length;
        var fits = hour * 60 + minutes <= 24 * 60 && minutes < 60;
        return new FrenchToken(
            !fits ? FrenchKind.Word : time.Groups["h"].Length == time.Length ? FrenchKind.Number : FrenchKind.Time, hour * 60 + minutes, at, end);
    }

    private static FrenchToken Letters(string text, int at)
    {
        if (Phrase().Match(text, at) is { Success: true } phrase)
        {
            var kind = phrase.Groups["term"].Success ? FrenchKind.SchoolTerm
                : phrase.Groups["school"].Success ? FrenchKind.SchoolHolidays
                : phrase.Groups["public"].Success ? FrenchKind.PublicHolidays
                : phrase.Groups["weekend"].Success ? FrenchKind.Weekend
                : FrenchKind.EveryDay;
            return new FrenchToken(kind, at, at + phrase.Length);
        }

        var end = at;
        while (end < text.Length && (char.IsLetter(text[end]) || CharUnicodeInfo.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark))
        {
            end++;
        }

        if (end == at + 1 && DayLetter().IsMatch(text, at))
        {
            return new FrenchToken(FrenchKind.Day, "L  JVSD".IndexOf(text[at]), at, end);
        }

        var word = Plain(text.AsSpan(at, end - at));
        if (DayOf(word) is { } day)
        {
            // « Du lundi auvendredi », « 18hJeudi » and the like: what follows the name is read for itself.
            return new FrenchToken(FrenchKind.Day, day.Index, at, Math.Min(at + day.Length, end));
        }

        return new FrenchToken(KindOf(word), at, end);
    }

    /// <summary>« lundi », « lundis », « lun », « lu », « L » alone.</summary>
    private static (int Index, int Length)? DayOf(string word)
    {
        for (var day = 0; day < Days.Length; day++)
        {
            var name = Days[day];
            if (word.StartsWith(name, StringComparison.Ordinal))
            {
                return (day, word.Length == name.Length + 1 && word[^1] == 's' ? word.Length : name.Length);
            }

            var isShort = word.Length is 2 or 3 or 4 && name.StartsWith(word, StringComparison.Ordinal);
            if (isShort && word is not "ma" and not "sa")
            {
                return (day, word.Length);
            }
        }

        return word switch
        {
            "ma" => (1, 2),
            "sa" => (5, 2),
            _ => null,
        };
    }

    /// <summary>Telephone numbers, dates, postal codes, ordinals, « 2x », « 18bis ».</summary>
    [GeneratedRegex(@"\G(?:0\d(?:[ .-]?\d\d){4}(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}|\d{5,}|(?:19|20)\d\d(?!\d)|\d{1,2}\s*(?:er|[eè]re|[èe]me|nd|nde|e|x|bis|ter|fois|j|jours?|mois|semaines?|rue|avenue|place|bd|boulevard|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)(?!\p{L}))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoTime();

    [GeneratedRegex(@"\G(?:(?<h>\d\d?)\s?[.:](?<m>\d\d)\s?h(?!\p{L})|(?<h>\d\d?)\s*(?:heures?|hrs?|h|:)(?:\s*(?:(?<m>2[5-9]|[3-5]\d)(?!\d)(?:\s*(?:mn|min|h)(?!\p{L}))?|(?<m>\d\d)(?!\d|\s*(?:h(?!\p{L})|:))(?:\s*(?:mn|min)(?!\p{L}))?))?|(?<h>[01]\d|2[0-4])(?<m>[0-5]\d)(?!\d)|(?<h>\d\d?)/(?<m>30|45)(?!\d|\s*[h:])|(?<h>\d+))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    [GeneratedRegex(@"\G(?:(?<term>(?:en |durant |pendant |hors |sauf |en dehors )?(?:la |des |les )?(?:p[ée]riodes? scolaires?|(?<=hors |hors des |hors les |dehors des |sauf )(?:vacances|cong[ée]s)(?: scolaires?)?))|(?<school>(?:petites |grandes )?(?:vacances|cong[ée]s) scolaires?)|(?<public>(?:les )?jours? f[ée]ri[ée]s?|f[ée]ri[ée]s)|(?<weekend>week[- ]ends?)|tous les jours|7\s?j\s?/\s?7)(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Phrase();

    /// <summary>« L au V 8h-12h »: M would be two days.</summary>
    [GeneratedRegex(@"\G[LJVSD](?=\s?\d|\s?-|\s(?:au|et|[LJVSD])\b)", RegexOptions.CultureInvariant)]
    private static partial Regex DayLetter();
}
