using System.Net;
using System.Text.RegularExpressions;

namespace HubsPlatform.OpeningHours.Texts;

/// <summary>Opening hours as French files write them: « Lundi et mardi 9h-12h / 14h-17h, vendredi sur rendez-vous de 9 à 12h ».</summary>
internal static partial class FrenchHours
{
    /// <summary>The hours of one day, whose column says which day it is.</summary>
    /// <param name="day">0 is Monday.</param>
    /// <param name="text">Of another day, it is not understood.</param>
    /// <returns>Null where the text is not understood; nothing where the place is closed.</returns>
    public static IReadOnlyList<DayText>? ReadDay(int day, string text)
    {
        if (Blank().IsMatch(text) || (text.Length <= OsmHours.LongestText && FrenchClauses.IsClosed(Plain(text))))
        {
            return [];
        }

        return Clauses(text) is { } clauses && clauses.All(clause => clause is { School: false, PublicHolidays: false, Closed: false }
                && (clause.Days.Count == 0 || clause.Days.Contains(day)))
            ? [.. clauses.Select(clause => clause.Hours)]
            : null;
    }

    /// <summary>The hours of a week in one text.</summary>
    /// <returns>OpenStreetMap's format; null where the text is not understood.</returns>
    public static string? ReadWeek(string text)
    {
        // Hours without a day say nothing of the week.
        if (Clauses(text) is not { } clauses || clauses.Any(clause => clause is { Closed: false, Days.Count: 0 }))
        {
            return null;
        }

        var ordinary = new WeeklyHours();
        var holidays = new WeeklyHours();
        List<string> rules = [];
        foreach (var clause in clauses.Where(clause => !clause.Closed))
        {
            foreach (var day in clause.Days)
            {
                (clause.School ? holidays : ordinary).Add(day, clause.Hours);
            }
        }

        Append(rules, ordinary.ToOsm());
        Append(rules, clauses.Any(clause => clause is { Closed: true, School: true }) ? "SH off" : null);
        if (holidays.ToOsm("SH ") is { } inHolidays)
        {
            // On days without hours of their own in the holidays it is closed then.
            Append(rules, "SH off");
            Append(rules, inHolidays);
        }

        foreach (var closed in clauses.Where(clause => clause is { Closed: true, School: false }))
        {
            Append(rules, closed.PublicHolidays ? "PH off" : closed.Days.Count > 0 ? string.Join(',', closed.Days.Select(day => Rules.Names.Days[day])) + " off" : null);
        }

        return string.Join("; ", rules.Distinct());
    }

    private static void Append(List<string> rules, string? rule)
    {
        if (rule is not null)
        {
            rules.Add(rule);
        }
    }

    private static IReadOnlyList<FrenchClause>? Clauses(string text) => text.Length > OsmHours.LongestText ? null : FrenchClauses.Read(Plain(text));

    /// <summary>Without markup and halves of characters; a character that was lost on the way (« 8h30 � 12h ») can only have been « à ».</summary>
    private static string Plain(string text) =>
        Markup().Replace(string.Concat(WebUtility.HtmlDecode(text).EnumerateRunes()), "\n").Replace("ï¿½", " à ").Replace("\uFFFD", " à ").Replace('\u00A0', ' ').Trim();

    [GeneratedRegex(@"^(?:[\s\-_–—/.xX]*|n[ée]ant|ferm[ée]e?s?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Blank();

    [GeneratedRegex("<[^<>]{0,100}>")]
    private static partial Regex Markup();
}
