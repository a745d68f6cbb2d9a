using System.Net;
using Dapper;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Features;

[Collection(nameof(WholeDirectory))]
public sealed class AccessTests(DirectoryFactory directory) : CatalogueRules<Program>(directory)
{
    [Fact]
    public async Task Without_a_condition_a_query_still_sees_one_hub_only()
    {
        await directory.WriteAsync("aura", "rls", directory.Place("1", "Maison du Rhône", "69123"));
        await directory.WriteAsync("sud", "rls", directory.Place("1", "Maison de Provence", "13055"));

        var seen = await directory.Hubs.QueryAsync<string>(new("aura"), "select distinct hub_id from places");
        seen.ShouldBe(["aura"]);
        (await directory.Hubs.QueryAsync<string>("select distinct hub_id from places")).ShouldBeEmpty();

        await using var app = await directory.Database.OpenAsAppAsync();
        await app.ExecuteAsync("select set_config('app.hub', 'aura', false)");
        (await app.ExecuteAsync("update places set nom = nom where hub_id = 'sud'")).ShouldBe(0);
        (await app.ExecuteAsync("delete from mediators where hub_id = 'sud'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_place_of_another_hub_is_not_there_under_ones_own_address_either()
    {
        var foreign = (await directory.WriteAsync("sud", "bola", directory.Place("1", "Ailleurs", "13055")))[0].PlaceId;
        using var answer = await directory.As(DirectoryFactory.Bfc).GetAsync($"/api/directory/hubs/mednum-bfc/places/{foreign}");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_cursor_of_another_hub_is_no_cursor()
    {
        await directory.WriteAsync("sud", "cursor", [.. Enumerable.Range(0, 3).Select(i => directory.Place($"{i}", $"Lieu {i}", "13055"))]);
        var page = await directory.As(TestUser.In("sud", "viewer")).JsonAsync("/api/directory/hubs/sud/places?pageSize=1");
        using var answer = await directory.As(DirectoryFactory.Bfc).GetAsync($"/api/directory/hubs/mednum-bfc/places?pageSize=1&cursor={page.GetProperty("next").GetString()}");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("POST", "places")]
    [InlineData("GET", "mediators")]
    [InlineData("POST", "mediators")]
    public async Task A_reader_of_the_hub_neither_writes_nor_learns_names(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/directory/hubs/mednum-bfc/{path}");
        using var answer = await directory.As(DirectoryFactory.BfcViewer).SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
