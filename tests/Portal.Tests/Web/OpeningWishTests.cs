using HubsPlatform.Portal.Web;

namespace HubsPlatform.Portal.Tests.Web;

public sealed class OpeningWishTests
{
    private static readonly DateTime Sunday = new(2026, 11, 22, 15, 0, 0);

    [Theory]
    [InlineData("dimanche", "2026-11-22T10:00")]
    [InlineData("lundi", "2026-11-23T10:00")]
    [InlineData("samedi", "2026-11-28T10:00")]
    public void A_day_of_the_week_is_the_next_one(string day, string moment) => new OpeningWish(day, null, null).At(Sunday).ShouldBe(moment);

    [Fact]
    public void An_hour_alone_asks_for_nothing()
    {
        var wish = new OpeningWish("", null, new TimeOnly(9, 0));

        wish.At(Sunday).ShouldBeNull();
        wish.IsAny.ShouldBeTrue();
        wish.Parameters().ShouldBeEmpty();
    }
}
