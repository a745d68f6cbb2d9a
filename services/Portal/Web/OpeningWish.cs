using System.Globalization;
using HubsPlatform.Portal.Resources;

namespace HubsPlatform.Portal.Web;

/// <summary>When a place has to be open: now, on a day of the week, or on a date.</summary>
/// <param name="When"><see cref="Now"/> or the name of a day in <see cref="Weekdays"/>.</param>
/// <param name="Day">A date, which says more than a day of the week.</param>
/// <param name="Hour">Null where any time of the day will do.</param>
public sealed record OpeningWish(string? When, DateOnly? Day, TimeOnly? Hour)
{
    public const string Now = "maintenant";

    /// <summary>What the directory calls it.</summary>
    public const string NowAtDirectory = "now";

    /// <summary>In addresses; Monday first.</summary>
    public static readonly IReadOnlyList<string> Weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    /// <summary>0 is Monday; -1 where no day of the week is asked for.</summary>
    private int Weekday => When is null ? -1 : Weekdays.ToList().IndexOf(When);

    private string? HourText => Hour?.ToString("HH:mm", CultureInfo.InvariantCulture);

    public bool IsAny => Day is null && Weekday < 0 && When != Now;

    /// <summary>The moment that the directory is asked for, <c>now</c> or a date and time by the clock of the places; null where none is meant.</summary>
    /// <param name="now">By the clock of Paris. A day of the week is the next one, today included.</param>
    public string? At(DateTime now) => Date(now) is { } date ? Hour is null ? null : $"{date:yyyy-MM-dd}T{HourText}" : When == Now ? NowAtDirectory : null;

    /// <summary>The whole day that the directory is asked for; null where a moment is meant, or any time.</summary>
    /// <param name="now">As above.</param>
    public string? On(DateTime now) => Hour is null && Date(now) is { } date ? $"{date:yyyy-MM-dd}" : null;

    public IEnumerable<(string Name, string? Value)> Parameters() => IsAny
        ? []
        : [
            ("quand", When),
            ("le", Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("heure", Hour?.ToString("HH:mm", CultureInfo.InvariantCulture)),
        ];

    /// <summary>« Ouvert le samedi », « Ouvert le samedi à 10:00 ».</summary>
    public string InWords(Texts t)
    {
        var day = Day?.Long() ?? (Weekday >= 0 ? WeekdayName(Weekday) : null);
        return day is null ? t["search.openNow"] : HourText is { } hour ? t["search.openAt", day, hour] : t["search.openOn", day];
    }

    /// <summary>The day that is meant, by the clock of Paris.</summary>
    /// <param name="now">As above.</param>
    public DateOnly? Asked(DateTime now) => Date(now) ?? (When == Now ? DateOnly.FromDateTime(now) : null);

    private DateOnly? Date(DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        return Day ?? (Weekday >= 0 ? today.AddDays((Weekday - (int)today.DayOfWeek + 8) % 7) : null);
    }

    /// <param name="index">0 is Monday.</param>
    public static string WeekdayName(int index) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)((index + 1) % 7));
}
