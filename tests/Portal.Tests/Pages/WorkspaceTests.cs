using System.Net;
using System.Net.Http.Headers;
using HubsPlatform.Portal.Tests.Fakes;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Portal.Tests.Pages;

public sealed class WorkspaceTests : PageTest
{
    public static TheoryData<string> PagesOfAHub() => new(
        "/hubs/mednum-bfc", "/hubs/mednum-bfc/lieux", "/hubs/mednum-bfc/qualite", "/hubs/mednum-bfc/publier", "/hubs/mednum-bfc/moderation", "/hubs/mednum-bfc/doublons", $"/hubs/mednum-bfc/doublons/{Demonstration.Proposed}", "/hubs/mednum-bfc/doublons/en-bloc", $"/hubs/mednum-bfc/lieux/{Demonstration.MediaLibrary}",
        $"/hubs/mednum-bfc/lieux/{Demonstration.MediaLibrary}/modifier", $"/hubs/mednum-bfc/lieux/{Demonstration.MediaLibrary}/retirer", $"/hubs/mednum-bfc/lieux/{Demonstration.MediaLibrary}/historique",
        $"/hubs/mednum-bfc/lieux/{Demonstration.MediaLibrary}/calendrier", "/hubs/mednum-bfc/lieux/nouveau", "/hubs/mednum-bfc/imports", $"/hubs/mednum-bfc/imports/{Demonstration.Finished}");

    public static TheoryData<string> PagesOfTheOperator() => new("/national", "/national/qualite", "/national/imports", "/national/hubs/nouveau", $"/national/imports/{Demonstration.Finished}");

    [Theory]
    [MemberData(nameof(PagesOfAHub))]
    [MemberData(nameof(PagesOfTheOperator))]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in_and_back(string address)
    {
        var response = await Portal.Reader().GetAsync(address + "?suite=x");

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.OriginalString.ShouldBe("/bff/login?returnUrl=" + Uri.EscapeDataString(address + "?suite=x"));
        Fakes.Calls.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(PagesOfAHub))]
    public async Task Another_hub_is_not_there(string address)
    {
        foreach (var reader in new[] { Stranger, TestUser.In("mednum-bfc"), TestUser.Operator })
        {
            (await Portal.Reader(reader).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, reader.Name);
        }
    }

    [Theory]
    [MemberData(nameof(PagesOfTheOperator))]
    public async Task The_operators_pages_are_not_there_for_others(string address) =>
        (await Portal.Reader(Admin).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("2099-01-14T22:30:00Z", "Accompagner les démarches en ligne")]
    [InlineData("2099-01-14T23:30:00Z", "Premiers ateliers")]
    public async Task The_sessions_to_come_are_those_of_the_French_day(string now, string next)
    {
        using var later = Portal.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new Standing(DateTimeOffset.Parse(now)))));
        using var reader = later.CreateClient();
        reader.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", PortalHost.TokenOf(Admin));

        using var html = await reader.ReadHtmlAsync("/hubs/mednum-bfc");

        html.QuerySelectorAll("li").Select(line => line.TextContent).First(text => text.Contains("2099")).ShouldContain(next);
    }

    [Fact]
    public async Task The_workspace_leads_everywhere_and_readers_where_they_may_go()
    {
        using var staff = await Portal.Reader(Admin).ReadHtmlAsync("/hubs/mednum-bfc");
        staff.QuerySelectorAll("nav[aria-label='Espace de travail'] a").Select(link => link.GetAttribute("href")!["/hubs/mednum-bfc/".Length..])
            .ShouldBe(["lieux", "doublons", "qualite", "moderation", "relances", "structures", "mediateurs", "publier", "historiques/noms"]);
        using var reader = await Portal.Reader(Viewer).ReadHtmlAsync("/hubs/mednum-bfc");
        reader.QuerySelectorAll("nav[aria-label='Espace de travail'] a").Length.ShouldBe(6);
    }

    [Fact]
    public async Task A_hub_finds_its_map_to_embed_and_its_open_data()
    {
        using var html = await Portal.Reader(Viewer).ReadHtmlAsync("/hubs/mednum-bfc/publier");

        html.TextOf("#cadre").ShouldBe("<iframe src=\"http://localhost/carte?hub=mednum-bfc\" title=\"Carte des lieux de MedNum BFC\" width=\"100%\" height=\"800\" style=\"border:0\" loading=\"lazy\"></iframe>");
        html.TextOf("#element").ShouldEndWith("<hubs-carte hub=\"mednum-bfc\" height=\"800px\"><a href=\"http://localhost/carte?hub=mednum-bfc\">Carte des lieux de MedNum BFC</a></hubs-carte>");
        html.QuerySelectorAll("[aria-labelledby=donnees] a").Select(link => link.GetAttribute("href")).ShouldContain("/api/directory/open-data/lieux.geojson?hub=mednum-bfc");
    }

    [Fact]
    public async Task An_empty_list_leads_on()
    {
        Fakes.Get("/api/directory/hubs/mednum-bfc/places", new { items = Array.Empty<object>(), next = (string?)null, total = 0 });
        using var filtered = await Portal.Reader(Admin).ReadHtmlAsync("/hubs/mednum-bfc/lieux?quoi=zzz");
        filtered.QuerySelectorAll("main p a").Select(link => link.GetAttribute("href")).ShouldContain("/hubs/mednum-bfc/lieux");
        using var empty = await Portal.Reader(Admin).ReadHtmlAsync("/hubs/mednum-bfc/lieux");
        empty.QuerySelectorAll("main p a").Select(link => link.GetAttribute("href")).ShouldContain("/hubs/mednum-bfc/imports");
    }

    [Fact]
    public async Task The_workspace_shows_the_census_by_departement()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync("/hubs/mednum-bfc");

        html.TextOf("h1").ShouldBe("MedNum BFC");
        html.QuerySelectorAll(".hp-figure__number").Select(figure => figure.TextContent).ShouldBe(["692", "388", "128", "301"]);
        var first = html.QuerySelector("table tbody tr")!;
        first.TextOf("th").ShouldBe("Côte-d'Or (21)");
        first.QuerySelectorAll("td.hp-number").Select(cell => cell.TextContent.Trim()).ShouldBe(["212", "120", "117", "98 / 698", "61"]);
        html.TextOf("[aria-labelledby=formation]").ShouldNotContain("Session passée");
    }

    [Fact]
    public async Task A_reader_sees_of_the_mediators_what_the_evaluation_tells()
    {
        Fakes.Get("/api/directory/hubs/mednum-bfc/summary", new
        {
            places = 692,
            structures = 388,
            mediators = (long?)null,
            communesCovered = 301,
            placesWithoutDate = 561,
            departements = new[]
            {
                new { code = "21", name = "Côte-d'Or", places = 212, structures = 120, mediators = (long?)null, communesCovered = 98, communes = 698 },
                new { code = "39", name = "Jura", places = 110, structures = 70, mediators = (long?)null, communesCovered = 51, communes = 494 },
            },
        });

        using var html = await Portal.Reader(Viewer).ReadHtmlAsync("/hubs/mednum-bfc");

        html.QuerySelectorAll("table tbody tr").Select(row => row.QuerySelectorAll("td.hp-number").Last().TextContent.Trim()).ShouldBe(["61", "n. c."]);
        html.Body!.TextContent.ShouldContain("secret statistique");
    }

    [Fact]
    public async Task Services_are_asked_with_the_readers_own_token()
    {
        await Portal.Reader(Admin).GetAsync("/hubs/mednum-bfc");

        Fakes.Calls.ShouldAllBe(call => call.Token != null);
        Fakes.Calls.Select(call => call.Path).ShouldContain("/api/training/hubs/mednum-bfc/sessions");
    }

    [Fact]
    public async Task A_service_that_is_away_leaves_a_gap_and_no_more()
    {
        Fakes.Down("/api/funding/hubs/mednum-bfc/evidence").Down("/api/evaluation/hubs/mednum-bfc/coverage");

        using var html = await Portal.Reader(Admin).ReadHtmlAsync("/hubs/mednum-bfc");

        html.TextOf("[aria-labelledby=financements] .fr-alert").ShouldContain("ne répond pas");
        html.QuerySelectorAll(".hp-figure__number").Length.ShouldBe(4);
    }

    [Fact]
    public async Task A_reader_without_a_staff_role_is_offered_no_import()
    {
        using var html = await Portal.Reader(Viewer).ReadHtmlAsync("/hubs/mednum-bfc");

        html.QuerySelectorAll("a[href$='/imports']").ShouldBeEmpty();
        (await Portal.Reader(Viewer).GetAsync("/hubs/mednum-bfc/imports")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_filter_of_the_census_goes_to_the_directory()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync("/hubs/mednum-bfc/lieux?quoi=bus&departement=21");

        Fakes.Calls.Single(call => call.Path.EndsWith("/places", StringComparison.Ordinal)).Query.ShouldBe("?q=bus&departement=21&pageSize=50");
        html.QuerySelector(".hp-pages a")!.GetAttribute("href").ShouldBe("/hubs/mednum-bfc/lieux?quoi=bus&departement=21&suite=next-places");
    }

    [Fact]
    public async Task The_quality_of_the_census_leads_to_the_places_behind_each_number()
    {
        using var html = await Portal.Reader(Viewer).ReadHtmlAsync("/hubs/mednum-bfc/qualite");

        html.QuerySelectorAll(".hp-figure__number").Select(figure => figure.TextContent).ShouldBe(["692", "61 / 100", "4"]);
        html.QuerySelectorAll("[aria-labelledby=fraicheur] tbody tr").Select(row => row.QuerySelector("td:last-child")!.TextContent).ShouldBe(["90", "30", "11", "561"]);
        html.QuerySelector("[aria-labelledby=fraicheur] tbody tr:last-child a")!.GetAttribute("href").ShouldBe("/hubs/mednum-bfc/lieux?fraicheur=a-actualiser");
        html.QuerySelector("[aria-labelledby=manques] tbody a")!.GetAttribute("href").ShouldBe("/hubs/mednum-bfc/lieux?manque=openingHours");
        html.QuerySelector("[aria-labelledby=par-source] tbody td:nth-child(7) a")!.GetAttribute("href").ShouldBe("/hubs/mednum-bfc/lieux?fraicheur=a-actualiser&source=hinaura");
    }

    [Fact]
    public async Task The_operator_compares_the_quality_of_the_hubs()
    {
        using var overview = await Portal.Reader(TestUser.Operator).ReadHtmlAsync("/national");
        overview.QuerySelectorAll("a[href='/national/qualite']").ShouldHaveSingleItem();
        using var html = await Portal.Reader(TestUser.Operator).ReadHtmlAsync("/national/qualite");

        html.QuerySelectorAll(".hp-figure__number").Select(figure => figure.TextContent).ShouldBe(["1\u202f002", "61 / 100", "4"]);
        html.QuerySelectorAll("[aria-labelledby=par-hub] tbody th").Select(cell => cell.TextContent.Trim()).ShouldBe(["MedNum BFC", "corse"]);
        html.QuerySelectorAll("main section a").ShouldBeEmpty(); // the places are the hubs' own
    }

    [Fact]
    public async Task The_census_is_filtered_by_what_the_quality_shows()
    {
        using var html = await Portal.Reader(Viewer).ReadHtmlAsync("/hubs/mednum-bfc/lieux?source=hinaura&fraicheur=a-actualiser&manque=phone");

        Fakes.Calls.Single(call => call.Path.EndsWith("/places", StringComparison.Ordinal)).Query.ShouldBe("?source=hinaura&freshness=a-actualiser&missing=phone&pageSize=50");
        html.QuerySelector("#fraicheur option[selected]")!.GetAttribute("value").ShouldBe("a-actualiser");
    }

    private sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
