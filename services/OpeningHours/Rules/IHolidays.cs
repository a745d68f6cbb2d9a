namespace HubsPlatform.OpeningHours.Rules;

/// <summary>What a place's surroundings say of a day: the only thing that opening hours do not know by themselves.</summary>
public interface IHolidays
{
    bool IsPublicHoliday(DateOnly day);

    bool IsSchoolHoliday(DateOnly day);
}
