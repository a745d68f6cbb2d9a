namespace HubsPlatform.Directory.Quality;

/// <summary>The day by the clock of Paris: dates of the census are judged by it.</summary>
public static class FrenchDay
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static DateOnly InFrance(this TimeProvider clock) => clock.GetUtcNow().DayInFrance();

    public static DateOnly DayInFrance(this DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Paris).DateTime);
}
