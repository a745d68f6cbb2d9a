using System.Globalization;
using HubsPlatform.OpeningHours;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.OpeningHours.Rules;
using HubsPlatform.OpeningHours.Texts;
using HubsPlatform.Portal.Resources;

namespace HubsPlatform.Portal.Web;

/// <summary>Opening hours as a week in words: « Du lundi au vendredi : 09:00 – 12:00 », one line for all days that are alike.</summary>
public static class WeekWords
{
    private const int Run = 3;

    private static readonly DateOnly SomeMonday = new(2024, 1, 1);

    /// <returns>Null where the hours are not the same every week, or cannot be read.</returns>
    public static IReadOnlyList<string>? Week(this Texts t, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || HoursReader.Read(text).Hours is not { } hours || (hours.DependsOn & ~Dependence.PublicHolidays) != Dependence.None)
        {
            return null;
        }

        var lines = Lines(hours.Week(SomeMonday, SameEveryDay.Ordinary), t);
        if (!hours.DependsOn.HasFlag(Dependence.PublicHolidays))
        {
            return lines;
        }

        var holidays = Days(hours.Week(SomeMonday, new SameEveryDay(PublicHoliday: true)), t).Distinct().ToArray();
        return holidays.Length == 1 ? [.. lines, t["place.weekLine", t["place.weekHolidays"], holidays[0]]] : null;
    }

    /// <summary>
    /// Any hours in words: a week, or, where dates and holidays decide, the seven days to come and the text that says the rest. What
    /// cannot be read stays the text that it is.
    /// </summary>
    public static IReadOnlyList<string> Hours(this Texts t, string? text, string? departement, SchoolCalendar schools, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        return t.Week(text) ?? (PlaceHours.Of(text, departement, schools, now) is { } hours
            ? [.. hours.Week.Select(day => t["place.weekLine", Capital(day.Date.ToString("ddd d MMM", CultureInfo.CurrentCulture)), Small(day.Day(t))]), t["place.weekRest", text]]
            : [text]);
    }

    private static IReadOnlyList<string> Lines(IReadOnlyList<(DateOnly Day, IReadOnlyList<HoursSpan> Spans)> week, Texts t)
    {
        var days = Days(week, t);
        return
        [
            .. days.Select((times, day) => (Times: times, Day: day)).GroupBy(day => day.Times)
                .Select(alike => t["place.weekLine", Capital(alike.Count() == days.Count ? t["place.weekAll"] : Names([.. alike.Select(day => day.Day)], t)), alike.Key]),
        ];
    }

    private static IReadOnlyList<string> Days(IReadOnlyList<(DateOnly Day, IReadOnlyList<HoursSpan> Spans)> week, Texts t) =>
        [.. week.Select(day => Small(new PlaceDay(day.Day, false, null, false, day.Spans).Day(t)))];

    /// <summary>« lundi, du mercredi au vendredi ».</summary>
    private static string Names(IReadOnlyList<int> days, Texts t)
    {
        var names = new List<string>();
        for (var from = 0; from < days.Count;)
        {
            var to = from;
            while (to + 1 < days.Count && days[to + 1] == days[to] + 1)
            {
                to++;
            }

            names.AddRange(to - from + 1 >= Run ? [t["place.weekRun", Name(days[from]), Name(days[to])]] : Enumerable.Range(from, to - from + 1).Select(index => Name(days[index])));
            from = to + 1;
        }

        return string.Join(", ", names);
    }

    private static string Name(int day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(SomeMonday.AddDays(day).DayOfWeek);

    private static string Capital(string text) => char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];

    private static string Small(string text) => char.ToLower(text[0], CultureInfo.CurrentCulture) + text[1..];
}
