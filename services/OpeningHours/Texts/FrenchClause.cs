namespace HubsPlatform.OpeningHours.Texts;

/// <summary>Days and their times, as one part of a text says them.</summary>
/// <param name="Days">0 is Monday; none where the part names none.</param>
/// <param name="School">In the school holidays.</param>
internal sealed record FrenchClause(IReadOnlyList<int> Days, DayText Hours, bool Closed, bool School, bool PublicHolidays)
{
    public static FrenchClause Off(IReadOnlyList<int> days, bool publicHolidays = false) =>
        new(days, new DayText([], null, Doubt: false), Closed: true, School: false, publicHolidays);
}
