namespace HubsPlatform.Directory.Quality;

/// <summary>How long ago a place's record was updated by its source or its people. The levels and their limits are the national ones (docs/quality.md).</summary>
public static class Freshness
{
    public const string UpToDate = "a-jour";
    public const string ToWatch = "a-surveiller";
    public const string ToCheck = "a-verifier";
    public const string ToUpdate = "a-actualiser";

    /// <summary>Whole days of 6, 12 and 18 months of 30.44 days.</summary>
    private const int HalfYear = 182;
    private const int Year = 365;
    private const int YearAndHalf = 547;

    /// <summary>From the freshest on.</summary>
    public static IReadOnlyList<string> Levels { get; } = [UpToDate, ToWatch, ToCheck, ToUpdate];

    /// <summary>The level of a census place <c>p</c> on the day <c>@today</c>.</summary>
    internal static readonly string Sql = $"""
        case when p.date_maj >= @today::date - {HalfYear} then '{UpToDate}' when p.date_maj >= @today::date - {Year} then '{ToWatch}'
          when p.date_maj >= @today::date - {YearAndHalf} then '{ToCheck}' else '{ToUpdate}' end
        """;

    /// <param name="updatedOn">Null where the record does not say.</param>
    /// <param name="today">The day of the question.</param>
    public static string Of(DateOnly? updatedOn, DateOnly today) => (updatedOn is { } day ? today.DayNumber - day.DayNumber : int.MaxValue) switch
    {
        <= HalfYear => UpToDate,
        <= Year => ToWatch,
        <= YearAndHalf => ToCheck,
        _ => ToUpdate,
    };
}
