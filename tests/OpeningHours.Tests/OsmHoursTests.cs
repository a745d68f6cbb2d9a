using HubsPlatform.OpeningHours.France;
using HubsPlatform.OpeningHours.Rules;

namespace HubsPlatform.OpeningHours.Tests;

public sealed class OsmHoursTests
{
    private static readonly FrenchCalendar Loire = new("44");

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00; PH off", "Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00; PH off")]
    [InlineData(" Mo,  We 9:00-12:00 ; ", "Mo,We 09:00-12:00; ")]
    [InlineData("24/7", "24/7")]
    [InlineData("24/7; Su closed", "24/7; Su off")]
    [InlineData("Fr 17:00+", "Fr 17:00+")]
    [InlineData("Sa 20:00-26:00", "Sa 20:00-26:00")]
    [InlineData("SH Mo-Fr 10:00-12:00, PH off", "SH Mo-Fr 10:00-12:00, PH off")]
    [InlineData("We[1] 14:00-17:00; Fr[-1] off; Sa[1,3-4] -1 day 10:00-11:00", "We[1] 14:00-17:00; Fr[-1] off; Sa[1,3-4] -1 day 10:00-11:00")]
    [InlineData("week 1-53/2 Mo 09:00-12:00", "week 01-53/2 Mo 09:00-12:00")]
    [InlineData("Jul-Aug off; 2026 Dec 24-2027 Jan 2 off \"congés\"", "Jul-Aug off; 2026 Dec 24-2027 Jan 02 off \"congés\"")]
    [InlineData("Dec 24-26,31 off", "Dec 24-26,Dec 31 off")]
    [InlineData("easter -2 days off; easter +1 day-easter +5 days off", "easter -2 days off; easter +1 day-easter +5 days off")]
    [InlineData("2026-2028/2 Mo 10:00-12:00; 2030+ off", "2026-2028/2 Mo 10:00-12:00; 2030+ off")]
    [InlineData("Mar Su[-1]-Oct Su[-1] Sa 10:00-18:00", "Mar Su[-1]-Oct Su[-1] Sa 10:00-18:00")]
    [InlineData("Mo 10:00-12:00 \"sur rendez-vous\" || \"téléphoner\"", "Mo 10:00-12:00 \"sur rendez-vous\" || \"téléphoner\"")]
    [InlineData("Mo-Su (sunrise+01:30)-sunset", "Mo-Su (sunrise+01:30)-sunset")]
    public void What_is_understood_is_written_in_one_form(string text, string canonical) => Parsed(text).ToString().ShouldBe(canonical.TrimEnd(' ', ';'));

    [Theory]
    [InlineData("", 0)]
    [InlineData("Lundi 9h-12h", 0)]
    [InlineData("Mo 10:00", 8)]
    [InlineData("Mo 10:00-12:00 Tu 9:00-10:00", 15)]
    [InlineData("Mo 10:60-12:00", 6)]
    [InlineData("Mo-Fr 09:00-12:00; Fr[7] off", 22)]
    [InlineData("Mo \"sans fin", 3)]
    [InlineData("12345", 0)]
    public void What_is_not_says_where(string text, int position)
    {
        OsmHours.TryParse(text, out _, out var error).ShouldBeFalse();
        error!.Position.ShouldBe(position);
        error.Message.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00", "2026-11-23T09:00", HoursStatus.Open)]
    [InlineData("Mo-Fr 09:00-12:00", "2026-11-23T12:00", HoursStatus.Closed)]
    [InlineData("Fr 20:00-02:00; Sa 10:00-12:00", "2026-11-28T01:59", HoursStatus.Open)]
    [InlineData("Fr 20:00-02:00; Sa off", "2026-11-28T01:00", HoursStatus.Closed)]
    [InlineData("Mo-Su 09:00-18:00; PH off", "2026-11-11T10:00", HoursStatus.Closed)]
    [InlineData("Mo-Fr 09:00-18:00; SH Mo-Fr 10:00-12:00", "2026-12-21T09:30", HoursStatus.Closed)]
    [InlineData("Mo-Fr 09:00-18:00; SH Mo-Fr 10:00-12:00", "2026-12-21T10:30", HoursStatus.Open)]
    [InlineData("Fr 17:00+", "2026-11-27T18:00", HoursStatus.Unknown)]
    [InlineData("Dec 24-Jan 2 off; Mo-Fr 09:00-18:00", "2026-12-28T10:00", HoursStatus.Open)]
    [InlineData("Mo-Fr 09:00-18:00; Dec 24-Jan 2 off", "2027-01-01T10:00", HoursStatus.Closed)]
    [InlineData("Mo-Fr 09:00-18:00; easter +1 day off", "2027-03-29T10:00", HoursStatus.Closed)]
    [InlineData("week 2-53/2 We 09:00-18:00", "2026-11-25T10:00", HoursStatus.Open)]
    [InlineData("Fr[-1] 09:00-18:00", "2026-11-27T10:00", HoursStatus.Open)]
    [InlineData("Fr[-1] 09:00-18:00", "2026-11-20T10:00", HoursStatus.Closed)]
    [InlineData("Mo-Fr 09:00-12:00, We 14:00-16:00", "2026-11-25T10:00", HoursStatus.Open)]
    [InlineData("Mo-Fr 09:00-12:00 || \"sur rendez-vous\"", "2026-11-25T15:00", HoursStatus.Unknown)]
    [InlineData("sunrise-sunset", "2026-11-25T12:00", HoursStatus.Unknown)]
    public void A_moment_is_open_or_not(string text, string moment, HoursStatus expected) =>
        Parsed(text).StateAt(Moment(moment), Loire).Status.ShouldBe(expected);

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00", "2026-11-22T10:00", "2026-11-23T09:00")]
    [InlineData("Mo-Fr 09:00-12:00", "2026-11-23T09:00", "2026-11-23T12:00")]
    [InlineData("Fr 20:00-02:00", "2026-11-27T21:00", "2026-11-28T02:00")]
    [InlineData("Sa-Su", "2026-11-28T09:30", "2026-11-30T00:00")]
    [InlineData("24/7", "2026-11-28T09:30", null)]
    [InlineData("2035 Jan 1 10:00-12:00", "2026-11-28T09:30", null)]
    public void The_next_change_is_known(string text, string moment, string? expected) =>
        Parsed(text).NextChange(Moment(moment), Loire).ShouldBe(expected is null ? null : Moment(expected));

    [Fact]
    public void A_week_is_ranges_of_minutes()
    {
        Parsed("Mo 09:00-12:00; Su 22:00-02:00; PH off").MinutesOfWeek(SameEveryDay.Ordinary)
            .ShouldBe([new TimeRange(0, 120), new TimeRange(540, 720), new TimeRange(6 * 1440 + 1320, 7 * 1440)]);
        Parsed("Mo 09:00-12:00; PH off").MinutesOfWeek(new SameEveryDay(PublicHoliday: true)).ShouldBeEmpty();
        Parsed("Jan Mo 09:00-12:00").MinutesOfWeek(SameEveryDay.Ordinary).ShouldBeNull();
        Parsed("Mo-Fr 09:00-12:00").IsRegularWeek.ShouldBeTrue();
        Parsed("Mo-Fr 09:00-12:00; PH off").DependsOn.ShouldBe(Dependence.PublicHolidays);
    }

    [Theory]
    [InlineData("Mo 09:30-12:30,13:30-15:30; PH off", true, "week 01-53/2 Mo 09:30-12:30,13:30-15:30; PH off")]
    [InlineData("Jan Mo 10:00-12:00; Tu 10:00-12:00", false, "Jan week 02-53/2 Mo 10:00-12:00; week 02-53/2 Tu 10:00-12:00")]
    public void Hours_can_be_of_every_second_week(string text, bool odd, string expected) => Parsed(text).EverySecondWeek(odd).ToString().ShouldBe(expected);

    internal static OsmHours Parsed(string text)
    {
        OsmHours.TryParse(text, out var hours, out var error).ShouldBeTrue($"{text}: {error}");
        return hours!;
    }

    private static DateTime Moment(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
