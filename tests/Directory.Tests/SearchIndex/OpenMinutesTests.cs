using HubsPlatform.Directory.SearchIndex;

namespace HubsPlatform.Directory.Tests.SearchIndex;

public sealed class OpenMinutesTests
{
    [Theory]
    [InlineData("off", 0, 10_080, false)]
    [InlineData("Mo 09:00-12:00,14:00-18:00", 539, 540, false)]
    [InlineData("Mo 09:00-12:00,14:00-18:00", 540, 541, true)]
    [InlineData("Mo 09:00-12:00,14:00-18:00", 719, 720, true)]
    [InlineData("Mo 09:00-12:00,14:00-18:00", 720, 721, false)]
    [InlineData("Mo 09:00-12:00,14:00-18:00", 1079, 1080, true)]
    [InlineData("Mo 09:00-12:00,14:00-18:00", 0, 1440, true)]
    [InlineData("Mo 09:00-12:00,14:00-18:00", 1440, 2880, false)]
    [InlineData("24/7", 10_079, 10_080, true)]
    public void A_span_meets_the_open_minutes_or_not(string hours, int from, int to, bool isOpen) =>
        OpenMinutes.IsOpen(OpenMinutes.Of(hours).Week, from, to).ShouldBe(isOpen);

    [Theory]
    [InlineData(null)]
    [InlineData("sur rendez-vous")]
    [InlineData("Mo-Fr 09:00-12:00; PH off")]
    public void Of_hours_that_are_not_known_or_not_the_same_every_week_there_are_none(string? hours) =>
        OpenMinutes.Of(hours).Week.ShouldBeNull();
}
