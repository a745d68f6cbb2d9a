using System.Globalization;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Tests.Fakes;
using HubsPlatform.Portal.Web;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Portal.Tests.Web;

public sealed class PlaceHoursTests : PageTest
{
    private const string Week = "Mo-Fr 09:00-12:00,14:00-18:30; Sa 09:00-12:00";

    [Theory]
    [InlineData(Week, "21", "2026-11-23T09:00Z", "Ouvert actuellement, jusqu’à 12 h")]
    [InlineData(Week, "21", "2026-11-23T12:00Z", "Fermé, ouvre à 14 h")]
    [InlineData(Week, "21", "2026-11-23T20:00Z", "Fermé, ouvre demain à 9 h")]
    [InlineData(Week, "21", "2026-11-21T20:00Z", "Fermé, ouvre lundi à 9 h")]
    [InlineData(Week, "974", "2026-11-23T05:30Z", "Ouvert actuellement, jusqu’à 12 h")]
    [InlineData(Week, "972", "2026-11-23T05:30Z", "Fermé, ouvre à 9 h")]
    [InlineData(Week, "21", "2026-11-11T10:00Z", "Peut-être ouvert\u00a0: à vérifier")]
    [InlineData(Week + "; PH off", "21", "2026-11-11T10:00Z", "Fermé, ouvre demain à 9 h")]
    [InlineData("Mo-Fr 09:00-12:00 \"sur rendez-vous\"", "21", "2026-11-23T09:00Z", "Peut-être ouvert\u00a0: à vérifier")]
    [InlineData("Mo-Fr 09:00-12:00 \"sur rendez-vous\"", "21", "2026-11-23T13:00Z", "Fermé, peut-être ouvert demain à 9 h")]
    [InlineData("Jan 04-31 Mo 09:30-12:00", "21", "2026-11-23T13:00Z", "Fermé, ouvre le 4 janvier à 9 h 30")]
    [InlineData("24/7", "21", "2026-11-23T13:00Z", "Ouvert actuellement")]
    [InlineData("off", "21", "2026-11-23T13:00Z", "Fermé actuellement")]
    [InlineData(Week, "21", "2026-12-24T20:00Z", "Fermé, peut-être ouvert demain à 9 h")]
    [InlineData(Week, "67", "2026-12-25T20:00Z", "Fermé, peut-être ouvert demain à 9 h")]
    public void Now_is_said_by_the_clock_of_the_place(string hours, string departement, string now, string expected) =>
        InFrench(() => Read(hours, departement, now).Now(Portal.Services.GetRequiredService<Texts>())).ShouldBe(expected);

    [Theory]
    [InlineData(Week, "Fermé, ouvre vendredi à 9 h", "09:00 – 12:00, 14:00 – 18:30|Fermé (Travaux)|same|same|09:00 – 12:00, 14:00 – 18:30|09:00 – 12:00|Fermé")]
    [InlineData("24/7", "Ouvert actuellement", "Toute la journée|Fermé (Travaux)|same|same|Toute la journée|same|same")]
    [InlineData("Tu-We 09:00-12:00", "Fermé, ouvre le 1er décembre à 9 h", "Fermé|Fermé (Travaux)|same|same|Fermé|same|same")]
    public void A_closure_to_come_is_in_the_table_and_nobody_is_sent_there(string hours, string now, string week)
    {
        var texts = Portal.Services.GetRequiredService<Texts>();
        var read = PlaceHours.Of(hours, "21", SchoolCalendar.Published, DateTimeOffset.Parse("2026-11-23T20:00Z", CultureInfo.InvariantCulture), [new Closure(new(2026, 11, 24), new(2026, 11, 26), "Travaux")])!;
        InFrench(() => read.Now(texts)).ShouldBe(now);
        var days = InFrench(() => read.Week.Select(day => day.Day(texts)).ToArray());
        string.Join('|', days.Select((day, index) => index > 0 && day == days[index - 1] ? "same" : day)).ShouldBe(week);
    }

    [Theory]
    [InlineData("Tu-Fr 10:00-12:30,14:00-18:30", "Fermé|10:00 – 12:30, 14:00 – 18:30|same|same|same|Fermé|Fermé")]
    [InlineData("Mo-Fr 09:00-12:00 \"sur rendez-vous\"; We off \"congés\"", "09:00 – 12:00 (sur rendez-vous)|same|Fermé (congés)|09:00 – 12:00 (sur rendez-vous)|same|Fermé|Fermé")]
    [InlineData("Mo 09:00-12:00, Mo 14:00-16:00 \"sur rendez-vous\"; Sa", "09:00 – 12:00, 14:00 – 16:00 (sur rendez-vous)|Fermé|Fermé|Fermé|Fermé|Toute la journée|Fermé")]
    [InlineData("Mo-Su 09:00-12:00; Dec off", "09:00 – 12:00|same|same|same|same|same|same")]
    public void The_week_is_a_table(string hours, string expected)
    {
        var texts = Portal.Services.GetRequiredService<Texts>();
        var days = InFrench(() => Read(hours, "21", "2026-11-23T10:00Z").Week.Select(day => day.Day(texts)).ToArray());

        var wanted = expected.Split('|');
        for (var i = 1; i < wanted.Length; i++)
        {
            wanted[i] = wanted[i] == "same" ? wanted[i - 1] : wanted[i];
        }

        days.ShouldBe(wanted);
    }

    [Fact]
    public void The_table_begins_with_today() =>
        Read(Week, "21", "2026-11-22T20:00Z").Week.Select(day => (day.Date.Day, day.IsToday)).ShouldBe([(22, true), (23, false), (24, false), (25, false), (26, false), (27, false), (28, false)]);

    [Fact]
    public void A_public_holiday_has_its_name()
    {
        var day = Read(Week, "67", "2026-12-24T10:00Z").Week[2];

        day.Holiday.ShouldBe("Saint-Étienne");
        day.IsDoubtful.ShouldBeTrue();
        Read(Week, "21", "2026-12-24T10:00Z").Week[2].Holiday.ShouldBeNull();
    }

    [Theory]
    [InlineData("Très variables")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_not_understood_stays_text(string? text) => PlaceHours.Of(text, "21", SchoolCalendar.Published, DateTimeOffset.UnixEpoch).ShouldBeNull();

    private static PlaceHours Read(string hours, string departement, string now) =>
        PlaceHours.Of(hours, departement, SchoolCalendar.Published, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)).ShouldNotBeNull();

    private static T InFrench<T>(Func<T> say)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
        try
        {
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
