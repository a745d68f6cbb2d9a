namespace HubsPlatform.OpeningHours.Texts;

internal enum FrenchPartKind
{
    Days,
    Times,
    Words,
    Closed,
    PublicHolidays,
    SchoolHolidays,
    SchoolTerm,

    /// <summary>Times that cannot be: « 14h-12h », « 18h ».</summary>
    Nonsense,
}

/// <param name="AfterStop">A comma, a line's end or the like stands before it.</param>
internal sealed record FrenchPart(FrenchPartKind Kind, int Start, int End, bool AfterStop)
{
    public IReadOnlyList<int> Days { get; init; } = [];

    public IReadOnlyList<TimeRange> Times { get; init; } = [];

    public string In(string text) => text[Start..End];
}
