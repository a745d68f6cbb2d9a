using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Directory.Tests.Imports;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.PriorityAreas;

/// <summary>Lists that the operator loads, and the places that the public finds by them. A database of its own: a list counts for everybody.</summary>
public sealed class PriorityAreaTests(DirectoryFactory directory) : IClassFixture<DirectoryFactory>, IAsyncLifetime
{
    private const string Lists = "/api/directory/national/priority-areas";

    /// <summary>A square of about 2 km in Dole (39198), and the south of it another one, published in two features.</summary>
    private const string Outlines = """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{"code_qp":"QN03901M","lib_qp":"Les Mesnils","insee_com":"39198"},"geometry":{"type":"Polygon","coordinates":[[[5.48,47.09],[5.50,47.09],[5.50,47.10],[5.48,47.10],[5.48,47.09]]]}},
          {"type":"Feature","properties":{"code_qp":"QN03902M","lib_qp":"Le Sud","insee_com":"39198"},"geometry":{"type":"Polygon","coordinates":[[[5.48,47.05],[5.50,47.05],[5.50,47.06],[5.48,47.06],[5.48,47.05]]]}},
          {"type":"Feature","properties":{"code_qp":"QN03902M","lib_qp":"Le Sud","insee_com":"39300"},"geometry":{"type":"MultiPolygon","coordinates":[[[[5.50,47.05],[5.52,47.05],[5.52,47.06],[5.50,47.06],[5.50,47.05]]]]}}]}
        """;

    private HttpClient Operator => directory.As(TestUser.Operator);

    public async Task InitializeAsync()
    {
        await directory.WriteAsync("mednum-bfc", "areas", [
            directory.Place("a1", "Zébulon dedans", "39198", 47.095, 5.49),
            directory.Place("a2", "Zébulon dehors", "39198", 47.20, 5.49),
            directory.Place("a3", "Zébulon au sud", "39300", 47.055, 5.51),
            directory.Place("a4", "Zébulon sans adresse", "39198"),
            directory.Place("a5", "Zébulon à Dijon", "21231", 47.32, 5.04),
        ]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Outlines_decide_where_the_list_has_them()
    {
        var loaded = await LoadedAsync("qpv", Outlines, "QP2024_WGS84.geojson");
        loaded.GetProperty("areas").GetInt32().ShouldBe(2);
        loaded.GetProperty("outlined").GetInt32().ShouldBe(2);

        (await FoundAsync("qpv=true")).ShouldBe("au sud dedans");
        (await FoundAsync("qpv=QN03901M")).ShouldBe("dedans");
        (await FoundAsync("qpv=qn03901m|QN03902M")).ShouldBe("au sud dedans");
        (await FoundAsync("qpv=QN99999M")).ShouldBe("");
        (await AskAsync("qpv=true")).TryGetProperty("qpvByCommune", out _).ShouldBeFalse();

        var areas = (await AskAsync("facets=true")).GetProperty("facets").GetProperty("areas").EnumerateArray().ToDictionary(area => area.GetProperty("value").GetString()!, area => area.GetProperty("count").GetInt32());
        areas["qpv"].ShouldBe(2);
        (await AskAsync("facets=true&qpv=QN03901M&departement=21")).GetProperty("facets").GetProperty("areas")[0].GetProperty("count").GetInt32().ShouldBe(0);

        var listed = (await directory.Anonymous().JsonAsync("/api/directory/priority-areas?kind=qpv&commune=39300")).GetProperty("items")[0];
        listed.GetProperty("code").GetString().ShouldBe("QN03902M");
        listed.GetProperty("communes").EnumerateArray().Select(code => code.GetString()).ShouldBe(["39198", "39300"]);
        listed.GetProperty("places").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Without_outlines_a_district_stands_for_its_communes_and_the_answer_says_so()
    {
        await LoadedAsync("qpv", "code_qp;lib_qp;insee_com\nQN03901M;Les Mesnils;39198\n", "qpv.csv");

        (await FoundAsync("qpv=true")).ShouldBe("dedans dehors sans adresse");
        (await AskAsync("qpv=QN03901M")).GetProperty("qpvByCommune").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_place_that_moves_comes_or_goes_is_in_the_right_districts_at_once()
    {
        await LoadedAsync("qpv", Outlines, "qpv.geojson");
        await directory.WriteAsync("mednum-bfc", "moving", directory.Place("m1", "Zébulon voyageur", "39198", 47.095, 5.485));
        (await FoundAsync("qpv=QN03901M")).ShouldBe("dedans voyageur");

        await directory.WriteAsync("mednum-bfc", "moving", directory.Place("m1", "Zébulon voyageur", "39198", 47.055, 5.485));
        (await FoundAsync("qpv=QN03901M")).ShouldBe("dedans");
        (await FoundAsync("qpv=QN03902M")).ShouldBe("au sud voyageur");

        await directory.WriteAsync("mednum-bfc", "moving", directory.Place("m1", "Zébulon voyageur", "39198", 47.3, 5.485));
        (await FoundAsync("qpv=true")).ShouldBe("au sud dedans");
    }

    [Fact]
    public async Task A_new_list_replaces_the_one_before_and_the_versions_stay_known()
    {
        await LoadedAsync("qpv", Outlines, "premiere.geojson");
        var second = await LoadedAsync("qpv", "code,nom,communes\nQN02101M,Fontaine d'Ouche,21231\n", "seconde.csv");

        (await FoundAsync("qpv=true")).ShouldBe("à Dijon");
        (await FoundAsync("qpv=QN03901M")).ShouldBe("");
        var lists = (await Operator.JsonAsync(Lists)).GetProperty("items").EnumerateArray().Where(list => list.GetProperty("kind").GetString() == "qpv").ToList();
        lists[0].GetProperty("version").GetInt32().ShouldBe(second.GetProperty("version").GetInt32());
        lists[0].GetProperty("fileName").GetString().ShouldBe("seconde.csv");
        lists[1].GetProperty("fileName").GetString().ShouldBe("premiere.geojson");
    }

    [Fact]
    public async Task Communes_classed_FRR_are_found_by_their_list()
    {
        await LoadedAsync("frr", "INSEE;FRR\n39300;1\n39198;0\n1001;FRR+\n", "frr.csv");

        (await FoundAsync("frr=true")).ShouldBe("au sud");
        (await AskAsync("frr=true&facets=true")).GetProperty("facets").GetProperty("areas").EnumerateArray().Single(area => area.GetProperty("value").GetString() == "frr").GetProperty("count").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("qpv", "nom;commune\nx;39198\n", "ligne 1", "header_unknown")]
    [InlineData("qpv", "code_qp;insee_com\nQN03901M;39198\nQP;39198\n", "ligne 3", "code_invalid")]
    [InlineData("qpv", "code_qp;insee_com\n;39198\n", "ligne 2", "code_missing")]
    [InlineData("qpv", "code_qp;insee_com\nQN03901M;99999\n", "ligne 2", "commune_unknown")]
    [InlineData("qpv", "code_qp;insee_com\nQN03901M\n", "ligne 2", "cells_count")]
    [InlineData("qpv", "code_qp;insee_com\n", "fichier", "list_empty")]
    [InlineData("frr", "insee;frr\n39300;peut-être\n", "ligne 2", "flag_unknown")]
    [InlineData("qpv", "{\"type\":\"FeatureCollection\",\n\"features\":[", "ligne 2", "json_broken")]
    [InlineData("qpv", "{\"a\":1}", "fichier", "geojson_expected")]
    [InlineData("qpv", """{"features":[{"properties":{"code_qp":"QN03901M","insee_com":"39198"},"geometry":{"type":"Polygon","coordinates":[[[890000,6660000],[1,1],[2,2],[890000,6660000]]]}}]}""", "élément 1", "outline_invalid")]
    [InlineData("qpv", """{"features":[{"properties":{"code_qp":"QN03901M","insee_com":"39198"},"geometry":{"type":"Point","coordinates":[5,47]}}]}""", "élément 1", "outline_invalid")]
    [InlineData("qpv", """{"features":[{"properties":{"code_qp":"QN03901M","insee_com":"39198"},"geometry":null}, 3]}""", "élément 2", "properties_missing")]
    public async Task A_list_that_cannot_be_meant_is_refused_line_by_line_and_the_one_in_place_stays(string kind, string file, string field, string code)
    {
        await LoadedAsync("qpv", Outlines, "en-place.geojson");

        var (status, body) = await SendAsync(kind, file, "fausse.csv");

        status.ShouldBe(HttpStatusCode.UnprocessableEntity, body.ToString());
        body.Code().ShouldBe("list_invalid");
        body.GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty("field").GetString(), error.GetProperty("code").GetString())).ShouldContain((field, code));
        (await FoundAsync("qpv=true")).ShouldBe("au sud dedans");
    }

    [Fact]
    public async Task Only_the_operator_loads_lists()
    {
        using var form = Form(Outlines, "x.geojson");
        (await directory.As(DirectoryFactory.Bfc).PostAsync($"{Lists}/qpv", form)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync("zus", Outlines, "x.geojson")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("qpv=Mesnils", "invalid_qpv")]
    [InlineData("frr=oui", "invalid_frr")]
    public async Task What_cannot_be_asked_is_said(string question, string code)
    {
        using var answer = await directory.Anonymous().GetAsync($"/api/directory/places?{question}");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).Code().ShouldBe(code);
    }

    [SkippableFact]
    public async Task The_list_of_the_former_ZRR_loads_as_it_was_published()
    {
        var loaded = await LoadedAsync("frr", await File.ReadAllTextAsync(SharedData.Path("hubs/zrr.csv")), "zrr.csv");

        loaded.GetProperty("areas").GetInt32().ShouldBe(17_629); // of 17 694 classed communes some are one today
    }

    private static MultipartFormDataContent Form(string file, string name) => new() { { new StringContent(file), "file", name } };

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string kind, string file, string name)
    {
        using var form = Form(file, name);
        using var answer = await Operator.PostAsync($"{Lists}/{kind}", form);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private async Task<JsonElement> LoadedAsync(string kind, string file, string name)
    {
        var (status, body) = await SendAsync(kind, file, name);
        status.ShouldBe(HttpStatusCode.OK, body.ToString());
        return body;
    }

    private Task<JsonElement> AskAsync(string question) => directory.Anonymous().JsonAsync($"/api/directory/places?q=zébulon&{question}");

    private async Task<string> FoundAsync(string question) => string.Join(' ', (await AskAsync(question)).Names().Select(name => name["Zébulon ".Length..]).Order(StringComparer.Ordinal));
}
