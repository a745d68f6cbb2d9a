namespace HubsPlatform.OpeningHours.Rules;

/// <summary>OpenStreetMap's words.</summary>
internal static class Names
{
    /// <summary>Monday first: the index is the day of the ISO week, from 0.</summary>
    public static readonly string[] Days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    public static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static readonly string[] SunEvents = ["dawn", "sunrise", "sunset", "dusk"];

    public static int IndexOf(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;

    /// <summary>« +2 days », « -1 day », nothing for no offset.</summary>
    public static string Offset(int days) => days == 0 ? "" : $" {days:+0;-0} day{(Math.Abs(days) == 1 ? "" : "s")}";
}
