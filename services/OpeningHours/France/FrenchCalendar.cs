using HubsPlatform.OpeningHours.Rules;

namespace HubsPlatform.OpeningHours.France;

/// <summary>Holidays and clock of a place in a département or an overseas collectivity.</summary>
/// <param name="departement">Its code: 01 to 95, 2A, 2B, 971 to 988.</param>
/// <param name="schools">Null: <see cref="SchoolCalendar.Published"/>.</param>
public sealed class FrenchCalendar(string departement, SchoolCalendar? schools = null) : IHolidays
{
    private static readonly Dictionary<string, string> Zones = new()
    {
        ["971"] = "America/Guadeloupe",
        ["972"] = "America/Martinique",
        ["973"] = "America/Cayenne",
        ["974"] = "Indian/Reunion",
        ["975"] = "America/Miquelon",
        ["976"] = "Indian/Mayotte",
        ["977"] = "America/Guadeloupe",
        ["978"] = "America/Guadeloupe",
        ["984"] = "Indian/Kerguelen",
        ["986"] = "Pacific/Wallis",
        ["987"] = "Pacific/Tahiti",
        ["988"] = "Pacific/Noumea",
    };

    private readonly SchoolCalendar _schools = schools ?? SchoolCalendar.Published;

    public TimeZoneInfo TimeZone { get; } = ZoneOf(departement);

    internal static TimeZoneInfo ZoneOf(string? departement) => TimeZoneInfo.FindSystemTimeZoneById(Zones.GetValueOrDefault(departement ?? "", "Europe/Paris"));

    /// <summary>Later school holidays are not known, and answered as ordinary days; null where none are known at all.</summary>
    public DateOnly? SchoolHolidaysKnownUntil => _schools.KnownUntil(departement);

    /// <summary>What a clock in the place shows.</summary>
    public DateTime LocalTime(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, TimeZone).DateTime;

    public bool IsPublicHoliday(DateOnly day) => PublicHolidayName(day) is not null;

    /// <summary>In French; null on an ordinary day.</summary>
    public string? PublicHolidayName(DateOnly day) => LegalHolidays.NameOf(day, departement);

    public bool IsSchoolHoliday(DateOnly day) => _schools.Includes(day, departement);
}
