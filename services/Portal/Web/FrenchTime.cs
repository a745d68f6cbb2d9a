namespace HubsPlatform.Portal.Web;

/// <summary>Times as the clocks of mainland France show them; overseas hubs read the offset of Paris as everywhere in the programme.</summary>
public static class FrenchTime
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static DateTimeOffset InFrance(this DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Paris);
}
