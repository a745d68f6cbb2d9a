namespace HubsPlatform.Directory.Quality;

/// <summary>The day by which dates of the census are judged.</summary>
public static class FrenchDay
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static DateOnly InFrance(this TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Paris).DateTime);
}
