namespace HubsPlatform.Training.Sessions;

/// <summary>
/// Hubs reach from Polynesia (UTC-10) to Wallis and Futuna (UTC+12), and a session's day is the day there. A day has
/// begun once it has somewhere, and is over only when it is everywhere.
/// </summary>
public static class LocalDays
{
    private static readonly TimeSpan MostAhead = TimeSpan.FromHours(12);
    private static readonly TimeSpan MostBehind = TimeSpan.FromHours(10);

    public static bool HasBegun(this DateOnly day, TimeProvider clock) => day <= DateOnly.FromDateTime((clock.GetUtcNow() + MostAhead).UtcDateTime);

    public static bool IsOver(this DateOnly day, TimeProvider clock) => day < DateOnly.FromDateTime((clock.GetUtcNow() - MostBehind).UtcDateTime);
}
