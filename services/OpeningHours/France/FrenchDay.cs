namespace HubsPlatform.OpeningHours.France;

/// <summary>The civil day: by the clock of Paris, or, where it is known which département is meant, by the clock there.</summary>
public static class FrenchDay
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static DateOnly InFrance(this TimeProvider clock) => clock.GetUtcNow().DayInFrance();

    /// <param name="clock">Of the process.</param>
    /// <param name="departement">Its code; Paris where it is not known.</param>
    public static DateOnly DayIn(this TimeProvider clock, string? departement) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), FrenchCalendar.ZoneOf(departement)).DateTime);

    public static DateOnly DayInFrance(this DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Paris).DateTime);
}
