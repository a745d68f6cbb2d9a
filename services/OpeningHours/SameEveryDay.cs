using HubsPlatform.OpeningHours.Rules;

namespace HubsPlatform.OpeningHours;

/// <summary>A calendar whose days are all alike: for an ordinary week, or to ask what holds on a public holiday.</summary>
public sealed record SameEveryDay(bool PublicHoliday = false, bool SchoolHoliday = false) : IHolidays
{
    public static readonly SameEveryDay Ordinary = new();

    public bool IsPublicHoliday(DateOnly day) => PublicHoliday;

    public bool IsSchoolHoliday(DateOnly day) => SchoolHoliday;
}
