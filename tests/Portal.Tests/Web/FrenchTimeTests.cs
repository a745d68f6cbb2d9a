using System.Globalization;
using HubsPlatform.Portal.Web;

namespace HubsPlatform.Portal.Tests.Web;

public sealed class FrenchTimeTests
{
    [Theory]
    [InlineData("fr-FR", "2022-12-01", "jeudi 1er décembre 2022", "1er décembre")]
    [InlineData("fr-FR", "2021-03-11", "jeudi 11 mars 2021", "11 mars")]
    [InlineData("en-GB", "2022-12-01", "Thursday, 1 December 2022", "1 December")]
    public void The_first_of_a_month_is_an_ordinal_in_French(string culture, string date, string full, string brief)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var day = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            day.Long().ShouldBe(full);
            day.DayAndMonth().ShouldBe(brief);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
