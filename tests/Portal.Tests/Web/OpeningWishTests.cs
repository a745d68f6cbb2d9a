using HubsPlatform.Portal.Web;

namespace HubsPlatform.Portal.Tests.Web;

public sealed class OpeningWishTests
{
    private static readonly DateTime Sunday = new(2026, 11, 22, 15, 0, 0);

    [Theory]
    [InlineData("dimanche", "2026-11-22")]
    [InlineData("lundi", "2026-11-23")]
    [InlineData("samedi", "2026-11-28")]
    public void A_day_of_the_week_is_the_next_one(string day, string date)
    {
        var (wish, atTen) = (new OpeningWish(day, null, null), new OpeningWish(day, null, new TimeOnly(10, 0)));

        (wish.On(Sunday), wish.At(Sunday)).ShouldBe((date, null));
        (atTen.On(Sunday), atTen.At(Sunday)).ShouldBe((null, $"{date}T10:00"));
    }

    [Fact]
    public void An_hour_alone_asks_for_nothing()
    {
        var wish = new OpeningWish("", null, new TimeOnly(9, 0));

        wish.At(Sunday).ShouldBeNull();
        wish.On(Sunday).ShouldBeNull();
        wish.IsAny.ShouldBeTrue();
        wish.Parameters().ShouldBeEmpty();
    }
}
