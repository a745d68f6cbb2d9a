using System.Globalization;
using HubsPlatform.OpeningHours.France;

namespace HubsPlatform.OpeningHours.Tests;

public sealed class FrenchCalendarTests
{
    [Theory]
    [InlineData("44", "2026-04-06", "Lundi de Pâques")]
    [InlineData("44", "2026-05-14", "Ascension")]
    [InlineData("44", "2026-05-25", "Lundi de Pentecôte")]
    [InlineData("44", "2026-04-03", null)]
    [InlineData("44", "2026-12-26", null)]
    [InlineData("67", "2026-04-03", "Vendredi saint")]
    [InlineData("57", "2026-12-26", "Saint-Étienne")]
    [InlineData("971", "2026-05-27", "Abolition de l'esclavage")]
    [InlineData("974", "2026-12-20", "Abolition de l'esclavage")]
    [InlineData("972", "2026-05-27", null)]
    public void Public_holidays_are_those_of_the_departement(string departement, string day, string? expected) =>
        new FrenchCalendar(departement).PublicHolidayName(Date(day)).ShouldBe(expected);

    [Theory]
    [InlineData("69", "2026-02-07", true)]
    [InlineData("69", "2026-02-22", true)]
    [InlineData("69", "2026-02-23", false)]
    [InlineData("44", "2026-02-13", false)]
    [InlineData("44", "2026-02-14", true)]
    [InlineData("75", "2026-02-14", false)]
    [InlineData("75", "2027-04-03", true)]
    [InlineData("13", "2026-12-25", true)]
    [InlineData("2A", "2026-12-25", false)]
    public void School_holidays_are_those_of_the_zone(string departement, string day, bool expected) =>
        new FrenchCalendar(departement).IsSchoolHoliday(Date(day)).ShouldBe(expected);

    [Fact]
    public void Every_departement_of_the_mainland_but_Corse_has_a_zone()
    {
        for (var number = 1; number <= 95; number++)
        {
            var known = SchoolCalendar.Published.KnownUntil(number.ToString("00", CultureInfo.InvariantCulture));
            known.ShouldBe(number == 20 ? null : new DateOnly(2027, 8, 31), $"département {number}");
        }

        SchoolCalendar.Published.KnownUntil("2A").ShouldBeNull();
    }

    [Fact]
    public void Later_holidays_can_be_added()
    {
        var more = SchoolCalendar.Published.With("zone,first,last\n2A,2026-10-17,2026-11-01\nB,2027-10-23,2027-11-07");

        new FrenchCalendar("2A", more).IsSchoolHoliday(Date("2026-10-20")).ShouldBeTrue();
        new FrenchCalendar("44", more).IsSchoolHoliday(Date("2027-11-07")).ShouldBeTrue();
        new FrenchCalendar("69", more).IsSchoolHoliday(Date("2027-11-07")).ShouldBeFalse();
        new FrenchCalendar("44", more).SchoolHolidaysKnownUntil.ShouldBe(Date("2027-11-07"));
        Should.Throw<FormatException>(() => SchoolCalendar.Published.With("B,2027-10-23")).Message.ShouldContain("B,2027-10-23");
    }

    [Theory]
    [InlineData("75", "13:00")]
    [InlineData("974", "16:00")]
    [InlineData("972", "08:00")]
    [InlineData("973", "09:00")]
    [InlineData("976", "15:00")]
    [InlineData("975", "09:00")]
    [InlineData("977", "08:00")]
    [InlineData("986", "00:00")]
    [InlineData("987", "02:00")]
    [InlineData("988", "23:00")]
    public void A_place_has_its_own_clock(string departement, string expected) =>
        new FrenchCalendar(departement).LocalTime(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero)).ToString("HH:mm", CultureInfo.InvariantCulture).ShouldBe(expected);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
