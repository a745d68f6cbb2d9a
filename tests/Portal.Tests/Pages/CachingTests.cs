using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

public sealed class CachingTests : PageTest
{
    private int Searches => Fakes.Calls.Count(call => call.Path == "/api/directory/places");

    [Fact]
    public async Task Readers_who_are_not_signed_in_share_a_page_in_each_language()
    {
        await Portal.Reader().GetAsync("/recherche?quoi=bus");
        await Portal.Reader().GetAsync("/recherche?quoi=bus");
        Searches.ShouldBe(1);

        using var english = await Portal.Reader().ReadHtmlAsync("/en/recherche?quoi=bus");
        english.TextOf("h1").ShouldStartWith("Find");
        Searches.ShouldBe(2);
    }

    [Fact]
    public async Task Who_asks_for_the_head_of_a_page_leaves_others_its_body()
    {
        await Portal.Reader().SendAsync(new HttpRequestMessage(HttpMethod.Head, "/recherche?quoi=bus"));

        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?quoi=bus");
        html.TextOf("h1").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Search_engines_are_told_where_to_look()
    {
        var robots = await Portal.Reader().GetStringAsync("/robots.txt");

        robots.ShouldContain("Disallow: /hubs/");
        robots.ShouldNotContain("Disallow: /lieux");
    }

    [Fact]
    public async Task A_page_with_a_name_in_it_is_nobody_elses()
    {
        var mine = await Portal.Reader(Admin).GetAsync("/recherche?quoi=bus");
        mine.Headers.CacheControl!.NoStore.ShouldBeTrue();

        using var theirs = await Portal.Reader().ReadHtmlAsync("/recherche?quoi=bus");
        theirs.Body!.TextContent.ShouldNotContain("Camille Martin");
        Searches.ShouldBe(2);
    }

    [Fact]
    public async Task A_page_with_a_gap_is_not_kept()
    {
        Fakes.Down("/api/directory/places");
        await Portal.Reader().GetAsync("/recherche?quoi=bus");
        Fakes.Get("/api/directory/places", new { items = Array.Empty<object>(), next = (string?)null, total = 0 });

        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?quoi=bus");
        html.TextOf("#resultats-titre").ShouldBe("Aucun lieu ne correspond");
    }

    [Fact]
    public async Task Stylesheets_and_scripts_are_kept_for_good()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/");
        foreach (var address in html.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!).Concat(html.QuerySelectorAll("script").Select(script => script.GetAttribute("src")!)))
        {
            var response = await Portal.Reader().GetAsync(address);
            response.IsSuccessStatusCode.ShouldBeTrue(address);
            response.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365), address);
        }
    }
}
