using System.Net;
using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

public sealed class MapTests : PageTest
{
    [Fact]
    public async Task The_map_is_told_the_filters_of_the_list_and_where_to_look()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?ou=Dijon&fees=Gratuit&quand=maintenant");
        var list = html.QuerySelector("#resultats")!;
        list.GetAttribute("data-map-query").ShouldBe("near=47.32,5.04&radiusKm=20&fees=Gratuit&openAt=now");
        list.GetAttribute("data-map-circle").ShouldBe("47.32,5.04,20");

        using var hub = await Portal.Reader().ReadHtmlAsync("/recherche?hub=mednum-bfc");
        hub.QuerySelector("#resultats")!.GetAttribute("data-map-departements").ShouldBe("21,25,39,58");
    }

    [Fact]
    public async Task Its_files_are_our_own_and_kept_for_good()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/en/recherche");
        var map = html.QuerySelector("#carte")!;

        foreach (var (name, type) in new[] { ("library", "text/javascript"), ("worker", "text/javascript"), ("outlines", "application/json") })
        {
            var response = await Portal.Reader().GetAsync(map.GetAttribute($"data-{name}"));
            response.StatusCode.ShouldBe(HttpStatusCode.OK, name);
            response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            response.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365), name);
        }
    }

    [Fact]
    public async Task The_outlines_are_where_the_country_is()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/recherche");
        using var outlines = System.Text.Json.JsonDocument.Parse(await Portal.Reader().GetStringAsync(html.QuerySelector("#carte")!.GetAttribute("data-outlines")));

        var features = outlines.RootElement.GetProperty("features").EnumerateArray().ToDictionary(feature => feature.GetProperty("properties").GetProperty("code").GetString()!);
        features.Count.ShouldBe(96);
        var corsica = features["2A"].GetProperty("geometry").GetProperty("coordinates").EnumerateArray().SelectMany(polygon => polygon[0].EnumerateArray()).ToArray();
        corsica.Min(point => point[1].GetDouble()).ShouldBe(41.36, 0.05); // the south of Bonifacio
        corsica.Max(point => point[0].GetDouble()).ShouldBe(9.41, 0.05);
    }

    [Fact]
    public async Task A_place_chosen_on_the_map_comes_as_a_part_of_a_page()
    {
        var response = await Portal.Reader().GetAsync($"/lieux/{Demonstration.MediaLibrary}/fiche");
        var text = await response.Content.ReadAsStringAsync();

        text.ShouldContain("Médiathèque Champollion");
        text.ShouldContain("03 80 27 04 14");
        text.ShouldNotContain("<html");
        (await Portal.Reader().GetAsync("/lieux/019302a0-0000-7000-8000-00000000ffff/fiche")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
