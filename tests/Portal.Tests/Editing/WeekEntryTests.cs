using HubsPlatform.OpeningHours;
using HubsPlatform.OpeningHours.Rules;
using HubsPlatform.Portal.Editing;

namespace HubsPlatform.Portal.Tests.Editing;

/// <summary>Hours between OpenStreetMap's format and the simple week of the form.</summary>
public sealed class WeekEntryTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00,14:00-17:00")]
    [InlineData("Mo-Fr 09:00-12:00; Sa 10:00-18:00; PH off")]
    [InlineData("Mo,We 08:30-12:00; We off")]
    [InlineData("24/7")]
    [InlineData("Fr 22:00-02:00")]
    [InlineData("Su 09:00-24:00")]
    public void What_a_week_can_say_comes_back_with_the_same_meaning(string osm)
    {
        var week = WeekEntry.Of(osm).ShouldNotBeNull();
        week.Mistakes().ShouldBeEmpty();
        var again = week.ToOsm().ShouldNotBeNull();

        foreach (var calendar in new[] { SameEveryDay.Ordinary, new SameEveryDay(PublicHoliday: true) })
        {
            Meaning(again, calendar).ShouldBe(Meaning(osm, calendar), again);
        }
    }

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00; SH off")]
    [InlineData("Jan-Mar Mo 09:00-12:00")]
    [InlineData("Mo 09:00-12:00 \"sur rendez-vous\"")]
    [InlineData("Mo 09:00-10:00,11:00-12:00,14:00-15:00")]
    [InlineData("Mo-Fr 09:00-12:00; PH 10:00-12:00")]
    [InlineData("week 1-53/2 Mo 09:00-12:00")]
    [InlineData("Mo 17:00+")]
    [InlineData("off")]
    [InlineData("le lundi")]
    public void What_says_more_stays_text(string osm)
    {
        WeekEntry.Of(osm).ShouldBeNull();
        HoursEntry.Of(osm).ShouldSatisfyAllConditions(entry => entry.IsText.ShouldBeTrue(), entry => entry.Value(osm).ShouldBe(osm));
    }

    [Fact]
    public void Hours_that_mean_the_same_stay_as_they_were_written()
    {
        const string written = "Mo 09:00-12:00; Tu 09:00-12:00";
        HoursEntry.Of(written).Value(written).ShouldBe(written);
        HoursEntry.Of(written).Value("Mo 10:00-12:00").ShouldBe("Mo,Tu 09:00-12:00");
        HoursEntry.Of(null).Value("Mo 10:00-12:00").ShouldBeNull();
        HoursEntry.Of(null).Value("").ShouldBeNull();
    }

    private static string Meaning(string osm, IHolidays calendar)
    {
        OsmHours.TryParse(osm, out var hours, out var error).ShouldBeTrue(error?.ToString());
        return string.Join(" | ", hours!.Week(Monday, calendar).Select(day => string.Join(' ', day.Spans.Select(span => $"{span.From}-{span.To}{span.State}"))));
    }
}
