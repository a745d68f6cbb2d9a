using System.Net;
using System.Text.Json;
using HubsPlatform.Directory.Features.Search;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>Its own hub and its own words, since the other tests write places too.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class SearchTests(DirectoryFactory directory) : IAsyncLifetime
{
    private const string Steps = "Aide aux démarches administratives";
    private const string Tools = "Maîtrise des outils numériques du quotidien";
    private const string Path = "/api/directory/places";

    private HttpClient Anyone => directory.Anonymous();

    public async Task InitializeAsync()
    {
        await directory.WriteAsync(
            "pays-de-la-loire",
            "search",
            directory.Place("1", "Médiathèque des Châtaigniers", "44109", 47.2100, -1.5500, Steps),
            directory.Place("2", "Atelier des châtaignier", "44109", 47.2200, -1.5500, Steps, Tools),
            directory.Place("3", "Maison du Châtaignier", "44184", 47.2800, -2.2100, Tools),
            directory.Place("4", "L'Œuvre sociale zxqv", "49007", 47.4700, -0.5500),
            directory.Place("5", "Sans coordonnées châtaignier", "49007"));
        await directory.LocateAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("châtaigniers")]
    [InlineData("CHATAIGNIER")]
    [InlineData("chataigniers")]
    public async Task Words_are_found_by_their_stem_with_or_without_accents(string words) =>
        (await Anyone.JsonAsync($"{Path}?q={Uri.EscapeDataString(words)}")).Names().Order().ShouldBe(
            ["Atelier des châtaignier", "Maison du Châtaignier", "Médiathèque des Châtaigniers", "Sans coordonnées châtaignier"]);

    [Fact]
    public async Task All_words_have_to_fit_the_town_too() =>
        (await Anyone.JsonAsync($"{Path}?q=chataignier+saint-nazaire")).Names().ShouldBe(["Maison du Châtaignier"]);

    [Fact]
    public async Task A_ligature_is_two_letters() =>
        (await Anyone.JsonAsync($"{Path}?q=oeuvre+zxqv")).Names().ShouldBe(["L'Œuvre sociale zxqv"]);

    [Fact]
    public async Task An_answer_has_what_its_description_says_and_nothing_else()
    {
        var item = (await Anyone.JsonAsync($"{Path}?q=chataignier&near=47.21,-1.55")).GetProperty("items")[0];
        item.EnumerateObject().Select(property => property.Name).ShouldBe(typeof(FoundPlace).GetProperties()
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Except(["approximate", "closedUntil", "closures"])); // only where they say something
    }

    [Fact]
    public async Task Around_a_point_the_nearest_come_first()
    {
        var page = await Anyone.JsonAsync($"{Path}?q=chataignier&near=47.21,-1.55&radiusKm=20");
        page.Names().ShouldBe(["Médiathèque des Châtaigniers", "Atelier des châtaignier"]);
        page.GetProperty("total").GetInt32().ShouldBe(2);
        var distances = page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("distanceKm").GetDouble()).ToArray();
        distances[0].ShouldBe(0, 0.01);
        distances[1].ShouldBe(1.11, 0.02);

        var far = await Anyone.JsonAsync($"{Path}?q=chataignier&near=47.21,-1.55");
        far.Names().ShouldBe(["Médiathèque des Châtaigniers", "Atelier des châtaignier", "Maison du Châtaignier", "Sans coordonnées châtaignier"]);
        far.GetProperty("items").EnumerateArray().Last().GetProperty("approximate").GetBoolean().ShouldBeTrue(); // found by its commune
    }

    [Fact]
    public async Task The_nearest_of_the_whole_country_are_sorted_by_distance()
    {
        var page = await Anyone.JsonAsync($"{Path}?near=47.28,-2.21&pageSize=200");
        var distances = page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("distanceKm").GetDouble()).ToArray();
        distances.ShouldBe(distances.Order());
        page.GetProperty("total").GetInt32().ShouldBeGreaterThanOrEqualTo(distances.Length);
    }

    [Fact]
    public async Task Of_several_services_any_will_do()
    {
        (await Anyone.JsonAsync($"{Path}?q=chataignier&services={Uri.EscapeDataString(Steps)}")).GetProperty("total").GetInt32().ShouldBe(2);
        (await Anyone.JsonAsync($"{Path}?q=chataignier&services={Uri.EscapeDataString($"{Steps}|{Tools}")}")).GetProperty("total").GetInt32().ShouldBe(3);
        (await Anyone.JsonAsync($"{Path}?q=chataignier&services=aide+aux+demarches+administratives&services={Uri.EscapeDataString(Tools)}")).GetProperty("total").GetInt32().ShouldBe(3);
        (await Anyone.JsonAsync($"{Path}?q=chataignier&hub=aura")).GetProperty("total").GetInt32().ShouldBe(0);
        (await Anyone.JsonAsync($"{Path}?q=chataignier&departement=49")).Names().ShouldBe(["Sans coordonnées châtaignier"]);
    }

    [Theory]
    [InlineData("q=chataignier")]
    [InlineData("q=chataignier&near=47.21,-1.55")]
    [InlineData("near=47.21,-1.55&hub=pays-de-la-loire")]
    [InlineData("hub=pays-de-la-loire")]
    public async Task Page_by_page_each_place_comes_once(string question)
    {
        var whole = await Anyone.JsonAsync($"{Path}?{question}&pageSize=200");
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Anyone.JsonAsync($"{Path}?{question}&pageSize=1{(cursor is null ? "" : $"&cursor={cursor}")}");
            page.GetProperty("total").GetInt32().ShouldBe(whole.GetProperty("total").GetInt32());
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        ids.ShouldBe(whole.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
        ids.ShouldBeUnique();
    }

    [Fact]
    public async Task A_place_that_comes_in_meanwhile_shifts_no_page()
    {
        var first = await Anyone.JsonAsync($"{Path}?hub=pays-de-la-loire&pageSize=2");
        await directory.WriteAsync("pays-de-la-loire", "later", directory.Place("0", "AAA tout premier", "44109"));
        var second = await Anyone.JsonAsync($"{Path}?hub=pays-de-la-loire&pageSize=200&cursor={first.GetProperty("next").GetString()}");
        second.Names().ShouldNotContain("AAA tout premier");
        second.Names().Intersect(first.Names()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("near=abc", "invalid_point")]
    [InlineData("near=NaN,1", "invalid_point")]
    [InlineData("near=91,1", "invalid_point")]
    [InlineData("near=1,1e308", "invalid_point")]
    [InlineData("near=1", "invalid_point")]
    [InlineData("near=1,2&radiusKm=1e9", "radius_out_of_range")]
    [InlineData("near=1,2&radiusKm=NaN", "radius_out_of_range")]
    [InlineData("near=1,2&radiusKm=-1", "radius_out_of_range")]
    [InlineData("near=1,2&radiusKm=x", "radius_out_of_range")]
    [InlineData("radiusKm=3", "point_required")]
    [InlineData("q=a%00b", "invalid_text")]
    [InlineData("services=danse", "unknown_service")]
    [InlineData("hub=A%20B", "invalid_hub")]
    [InlineData("departement=%27%3B--", "invalid_departement")]
    [InlineData("commune=Nantes", "invalid_commune")]
    [InlineData("epci=abc%20", "invalid_epci")]
    [InlineData("publics=tous", "unknown_value")]
    [InlineData("fees=cher", "unknown_value")]
    [InlineData("openAt=demain", "invalid_time")]
    [InlineData("openAt=0001-01-01T00:00", "invalid_time")]
    [InlineData("pageSize=1000000000", "malformed_request")]
    [InlineData("pageSize=0", "malformed_request")]
    public async Task Bad_input_is_told_by_a_code(string question, string code)
    {
        var (status, body, _) = await Anyone.SendAsync(HttpMethod.Get, $"{Path}?{question}");
        status.ShouldBe(HttpStatusCode.BadRequest);
        body.Code().ShouldBe(code);
    }

    [Fact]
    public async Task A_very_long_question_is_refused()
    {
        var (status, body, _) = await Anyone.SendAsync(HttpMethod.Get, $"{Path}?q={new string('x', 10_000)}");
        status.ShouldBe(HttpStatusCode.BadRequest);
        body.Code().ShouldBe("query_too_long");
    }

    [Theory]
    [InlineData("q=%22%27%3A*%26%7C!()")]
    [InlineData("q=le")]
    [InlineData("q=%ED%A0%80")]
    [InlineData("q=-")]
    public async Task Odd_questions_find_nothing_and_break_nothing(string question) =>
        (await Anyone.JsonAsync($"{Path}?{question}")).GetProperty("items").GetArrayLength().ShouldBe(0);

    [Theory]
    [InlineData("cursor=zzz")]
    [InlineData("q=x&cursor=eyJTIjoieCIsIksiOnt9fQ")]
    public async Task A_cursor_of_another_question_is_none(string question)
    {
        var (status, body, _) = await Anyone.SendAsync(HttpMethod.Get, $"{Path}?{question}");
        status.ShouldBe(HttpStatusCode.NotFound);
        body.Code().ShouldBe("cursor_not_found");
    }

    [Fact]
    public async Task A_found_place_can_be_opened()
    {
        var id = (await Anyone.JsonAsync($"{Path}?q=zxqv")).GetProperty("items")[0].GetProperty("id").GetString();
        var (status, place, etag) = await Anyone.SendAsync(HttpMethod.Get, $"{Path}/{id}");
        status.ShouldBe(HttpStatusCode.OK);
        place.GetProperty("commune").GetString().ShouldBe("Angers");
        etag.ShouldNotBeNull();
        (await Anyone.SendAsync(HttpMethod.Get, $"{Path}/{Guid.NewGuid()}")).Body.Code().ShouldBe("place_not_found");
    }

    [Fact]
    public async Task Communes_are_offered_with_the_middle_of_their_places()
    {
        var page = await Anyone.JsonAsync("/api/directory/communes?q=nantes");
        var first = page.GetProperty("items")[0];
        first.GetProperty("code").GetString().ShouldBe("44109");
        first.GetProperty("latitude").GetDouble().ShouldBe(47.2, 0.2);
    }

    [Fact]
    public async Task Everybody_sees_the_hubs_and_their_territories()
    {
        var hubs = await Anyone.JsonAsync("/api/directory/hubs");
        var hubert = hubs.GetProperty("items").EnumerateArray().Single(hub => hub.GetProperty("alias").GetString() == "hubert");
        hubert.GetProperty("territories")[0].GetProperty("name").GetString().ShouldBe("CC de Montesquieu");
        hubs.GetProperty("items").EnumerateArray().Last().GetProperty("alias").GetString().ShouldBe("national");
    }
}
