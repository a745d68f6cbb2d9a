using System.Globalization;

namespace HubsPlatform.OpeningHours.Rules;

internal static class Clock
{
    public const int Day = 24 * 60;

    /// <summary>In OpenStreetMap's day, which has up to 48 hours.</summary>
    public static string Text(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}
