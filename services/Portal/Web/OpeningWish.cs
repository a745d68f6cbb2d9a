using System.Globalization;
using HubsPlatform.Portal.Resources;

namespace HubsPlatform.Portal.Web;

/// <summary>When a place has to be open: now, on a day of the week, or on a date.</summary>
/// <param name="When"><see cref="Now"/> or the name of a day in <see cref="Weekdays"/>.</param>
/// <param name="Day">A date, which says more than a day of the week.</param>
/// <param name="Hour">Ten o'clock where nothing is said.</param>
public sealed record OpeningWish(string? When, DateOnly? Day, TimeOnly? Hour)
{
    public const string Now = "maintenant";

    /// <summary>In addresses; Monday first.</summary>
    public static readonly IReadOnlyList<string> Weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    private static readonly TimeOnly UsualHour = new(10, 0);

    /// <summary>0 is Monday; -1 where no day of the week is asked for.</summary>
    private int Weekday => When is null ? -1 : Weekdays.ToList().IndexOf(When);

    private string HourText => (Hour ?? UsualHour).ToString("HH:mm", CultureInfo.InvariantCulture);

    public bool IsAny => Day is null && Weekday < 0 && When != Now;

    /// <summary>What the directory is asked; null where any time will do.</summary>
    /// <param name="now">By the clock of Paris. A day of the week is the next one, today included.</param>
    public string? At(DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        return Day is { } day ? On(day)
            : Weekday >= 0 ? On(today.AddDays((Weekday - (int)today.DayOfWeek + 8) % 7))
            : When == Now ? "now" : null;

        string On(DateOnly date) => $"{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T{HourText}";
    }

    public IEnumerable<(string Name, string? Value)> Parameters() => IsAny
        ? []
        : [
            ("quand", When),
            ("le", Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("heure", Hour?.ToString("HH:mm", CultureInfo.InvariantCulture)),
        ];

    /// <summary>« Ouvert le samedi à 10:00 ».</summary>
    public string InWords(Texts t) =>
        Day is { } day ? t["search.openOn", day.ToString("D", CultureInfo.CurrentCulture), HourText]
        : Weekday >= 0 ? t["search.openOn", WeekdayName(Weekday), HourText]
        : t["search.openNow"];

    /// <param name="index">0 is Monday.</param>
    public static string WeekdayName(int index) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)((index + 1) % 7));
}
