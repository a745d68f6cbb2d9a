using HubsPlatform.Portal.Web;

namespace HubsPlatform.Portal.Tests.Web;

public sealed class WeeklyHoursTests
{
    [Theory]
    [InlineData("Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00; PH off", "09:00-12:00 14:00-18:00|same|same|same|same|09:00-12:00|-")]
    [InlineData("Mo,We 10:00-12:00", "10:00-12:00|-|10:00-12:00|-|-|-|-")]
    [InlineData("Sa-Mo 10:00-12:00", "10:00-12:00|-|-|-|-|10:00-12:00|10:00-12:00")]
    [InlineData("09:00-17:00; Su off", "09:00-17:00|same|same|same|same|same|-")]
    [InlineData("Mo-Fr 09:00-12:00; We off", "09:00-12:00|same|-|09:00-12:00|same|-|-")]
    public void The_plain_week_is_read(string text, string expected)
    {
        var days = WeeklyHours.Parse(text).ShouldNotBeNull().Rows.Select(row => row.Ranges.Count == 0 ? "-" : string.Join(' ', row.Ranges)).ToArray();

        var wanted = expected.Split('|');
        for (var i = 1; i < wanted.Length; i++)
        {
            wanted[i] = wanted[i] == "same" ? wanted[i - 1] : wanted[i];
        }

        days.ShouldBe(wanted);
    }

    [Theory]
    [InlineData("Mar-Oct Mo 09:00-12:00")]
    [InlineData("Mo-Fr 09:00-12:00 \"sur rendez-vous\"")]
    [InlineData("SH off; Mo 09:00-12:00")]
    [InlineData("Lundi 9h-12h")]
    [InlineData("24/7")]
    [InlineData("")]
    [InlineData(null)]
    public void What_says_more_than_a_week_stays_text(string? text) => WeeklyHours.Parse(text).ShouldBeNull();
}
