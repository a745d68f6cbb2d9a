namespace HubsPlatform.OpeningHours.Rules;

/// <summary>What, beside the day of the week, decides whether a place is open.</summary>
[Flags]
public enum Dependence
{
    None = 0,
    PublicHolidays = 1,
    SchoolHolidays = 2,

    /// <summary>Years, months, dates, weeks of the year, first or last Monday of the month.</summary>
    Dates = 4,

    /// <summary>Sunrise, sunset: answered as unknown.</summary>
    Sun = 8,
}
