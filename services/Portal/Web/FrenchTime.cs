using System.Globalization;

namespace HubsPlatform.Portal.Web;

/// <summary>Times as the clocks of mainland France show them; overseas hubs read the offset of Paris as everywhere in the programme.</summary>
public static class FrenchTime
{
    /// <summary>« dimanche 22 novembre 2026 à 22:15 ».</summary>
    public static string Moment(this DateTimeOffset time) =>
        time.InFrance().ToString(CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "fr" ? "dddd d MMMM yyyy 'à' HH:mm" : "f", CultureInfo.CurrentCulture);

    /// <summary>« jeudi 1er décembre 2022 ».</summary>
    public static string Long(this DateOnly day) => WithOrdinal(day, day.ToString("D", CultureInfo.CurrentCulture));

    /// <summary>« 1er décembre ».</summary>
    public static string DayAndMonth(this DateOnly day) => WithOrdinal(day, day.ToString("M", CultureInfo.CurrentCulture));

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static DateTimeOffset InFrance(this DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Paris);

    /// <summary>No pattern of .NET says « 1er », and French has no « 1 décembre ».</summary>
    private static string WithOrdinal(DateOnly day, string text) =>
        day.Day == 1 && CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "fr" ? text.Replace("1 ", "1er ") : text;
}
