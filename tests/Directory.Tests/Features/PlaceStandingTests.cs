using System.Net;
using System.Text.Json;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>What a place's own page asks beside its record.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class PlaceStandingTests(DirectoryFactory directory)
{
    private const string Hub = "/api/directory/hubs/mednum-bfc";

    private HttpClient Member => directory.As(DirectoryFactory.Bfc);

    [Fact]
    public async Task A_withdrawn_place_is_read_by_who_asks_for_it()
    {
        var id = await PlaceAsync();
        var (_, place, etag) = await Member.SendAsync(HttpMethod.Get, $"{Hub}/places/{id}");
        place.GetProperty("standing").GetProperty("records").GetArrayLength().ShouldBe(0);
        place.GetProperty("standing").GetProperty("leftAt").ValueKind.ShouldBe(JsonValueKind.Null);
        await Member.SendAsync(HttpMethod.Delete, $"{Hub}/places/{id}", ifMatch: etag);

        (await Member.SendAsync(HttpMethod.Get, $"{Hub}/places/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var withdrawn = await Member.JsonAsync($"{Hub}/places/{id}?withdrawn=true");
        withdrawn.GetProperty("active").GetBoolean().ShouldBeFalse();
        withdrawn.GetProperty("version").GetInt64().ShouldBe(2);
        (await Member.SendAsync(HttpMethod.Get, $"{Hub}/places/{Guid.NewGuid()}?withdrawn=true")).Body.Code().ShouldBe("place_not_found");
    }

    [Fact]
    public async Task Reports_are_listed_by_place()
    {
        var (one, other) = (await PlaceAsync(), await PlaceAsync());
        foreach (var place in new[] { one, other })
        {
            await directory.Anonymous().SendAsync(HttpMethod.Post, $"/api/directory/places/{place}/reports", new { kind = "public" });
        }

        var page = await Member.JsonAsync($"{Hub}/moderation?place={one}");
        page.GetProperty("total").GetInt64().ShouldBe(1);
        page.GetProperty("items")[0].GetProperty("placeId").GetGuid().ShouldBe(one);
    }

    [Fact]
    public async Task All_communes_of_a_postal_code_can_be_asked_for()
    {
        (await directory.Anonymous().JsonAsync("/api/directory/communes?q=51300")).GetProperty("items").GetArrayLength().ShouldBe(10);
        (await directory.Anonymous().JsonAsync("/api/directory/communes?q=51300&pageSize=60")).GetProperty("items").GetArrayLength().ShouldBeGreaterThan(30);
    }

    private async Task<Guid> PlaceAsync() =>
        (await directory.WriteAsync("mednum-bfc", $"standing-{Guid.NewGuid():n}", directory.Place("1", "Maison des pages", "21231", 47.32, 5.04)))[0].PlaceId;
}
