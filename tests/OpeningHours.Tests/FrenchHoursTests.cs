using HubsPlatform.OpeningHours.Texts;

namespace HubsPlatform.OpeningHours.Tests;

public sealed class FrenchHoursTests
{
    [Theory]
    [InlineData("8h30-12h", "08:30-12:00")]
    [InlineData("9h12h", "09:00-12:00")]
    [InlineData("de 9h à 12h et de 14h à 17h30", "09:00-12:00,14:00-17:30")]
    [InlineData("8 h 30 - 12 h -  et 13 h 30 -17 h", "08:30-12:00,13:30-17:00")]
    [InlineData("9-12/14-18", "09:00-12:00,14:00-18:00")]
    [InlineData("9:00 - 12:00 / 14:00 - 18:00", "09:00-12:00,14:00-18:00")]
    [InlineData("9h/12h45-13h30/17h", "09:00-12:45,13:30-17:00")]
    [InlineData("10h-12h 12h-17h", "10:00-17:00")]
    [InlineData("-", "")]
    [InlineData("x", "")]
    [InlineData("fermé", "")]
    public void Hours_of_a_day_are_understood(string text, string expected)
    {
        FrenchHours.TryParse(text, out var ranges).ShouldBeTrue();
        string.Join(',', ranges).ShouldBe(expected);
    }

    [Theory]
    [InlineData("14h-12h")]
    [InlineData("souscondition")]
    [InlineData("sur rendez-vous")]
    [InlineData("9h")]
    [InlineData("25h-26h")]
    public void What_is_no_hours_is_not_taken_for_some(string text) => FrenchHours.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Days_with_equal_hours_are_written_together()
    {
        var week = new WeeklyHours();
        for (var day = 0; day < 5; day++)
        {
            week.Add(day, [new TimeRange(540, 720)]);
            week.Add(day, [new TimeRange(720, 1020)]);
        }

        week.Add(5, [new TimeRange(600, 720)]);
        week.ToOsm().ShouldBe("Mo-Fr 09:00-17:00; Sa 10:00-12:00");
    }
}
