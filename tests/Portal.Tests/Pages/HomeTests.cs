using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

public sealed class HomeTests : PageTest
{
    [Fact]
    public async Task The_census_is_summed_over_all_hubs()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/");

        var figures = html.QuerySelectorAll(".hp-figure__number").Select(figure => figure.TextContent).ToArray();
        figures.ShouldBe(["2\u202f236", "2", "6"]);
        html.QuerySelectorAll(".hp-card__title").Last().TextContent.ShouldBe("Opérateur national");
    }

    [Fact]
    public async Task English_has_its_own_addresses_and_keeps_them_in_links()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/en/");

        html.DocumentElement.GetAttribute("lang").ShouldBe("en");
        html.QuerySelector(".hp-hero__form")!.GetAttribute("action").ShouldBe("/en/recherche");
        html.QuerySelector("a[hreflang]")!.GetAttribute("href").ShouldBe("/");
        html.QuerySelectorAll("a[href^='/bff/login']").Single().GetAttribute("href").ShouldBe("/bff/login?returnUrl=%2Fen%2F");
    }

    [Fact]
    public async Task Without_the_directory_the_page_stands_and_says_what_is_missing()
    {
        Fakes.Down("/api/directory/hubs");

        using var html = await Portal.Reader().ReadHtmlAsync("/");

        html.TextOf("h1").ShouldStartWith("De l’aide");
        html.TextOf(".fr-alert").ShouldContain("ne répond pas");
    }

    [Fact]
    public async Task A_failed_sign_in_is_told_with_the_way_to_try_again()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/?login=failed");
        html.TextOf("[role=alert].fr-alert--error .fr-alert__title").ShouldBe("La connexion n’a pas abouti");
        html.QuerySelectorAll("a[href^='/bff/login']").Select(link => link.GetAttribute("href")).ShouldBe(["/bff/login?returnUrl=%2F", "/bff/login?returnUrl=%2F"]);

        using var usual = await Portal.Reader().ReadHtmlAsync("/");
        usual.QuerySelector("[role=alert]").ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_kept_in_the_browser()
    {
        foreach (var address in new[] { "/", "/recherche", "/hubs/mednum-bfc", "/hubs/mednum-bfc/imports", "/national/hubs/nouveau" })
        {
            var response = await Portal.Reader(Admin).GetAsync(address);
            response.Headers.Contains("Set-Cookie").ShouldBeFalse(address);
        }
    }
}
