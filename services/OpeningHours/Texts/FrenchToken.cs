namespace HubsPlatform.OpeningHours.Texts;

internal enum FrenchKind
{
    /// <summary>Value: 0 is Monday.</summary>
    Day,

    /// <summary>Value: minutes since midnight.</summary>
    Time,

    /// <summary>A number that is an hour only beside another: « 9-12 ».</summary>
    Number,

    /// <summary>à, au, jusqu'à.</summary>
    To,
    Hyphen,
    Slash,

    /// <summary>A comma, « et », « &amp; ».</summary>
    And,

    /// <summary>A line's end, a semicolon, a full stop.</summary>
    Break,
    EveryDay,
    Weekend,
    Closed,
    PublicHolidays,
    SchoolHolidays,

    /// <summary>« période scolaire », « hors vacances »: what the hours without a holiday are for.</summary>
    SchoolTerm,
    Word,
}

/// <param name="Value">A day or minutes.</param>
internal readonly record struct FrenchToken(FrenchKind Kind, int Value, int Start, int End)
{
    public FrenchToken(FrenchKind kind, int start, int end)
        : this(kind, 0, start, end)
    {
    }
}
