using System.Net;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Features;

[Collection(nameof(WholeDirectory))]
public sealed class TileTests(DirectoryFactory directory) : IAsyncLifetime
{
    private const string Steps = "Aide aux démarches administratives";

    /// <summary>Three places of Saint-Pierre (La Réunion), where no other test writes, two of them in one street.</summary>
    private static readonly (string Id, double Latitude, double Longitude)[] Written = [("t1", -21.3400, 55.4780), ("t2", -21.3401, 55.4782), ("t3", -21.2900, 55.5200)];

    /// <summary>A place of which only the commune is known has a distance, but no point on the map.</summary>
    private const string OnTheMap = "select count(*) from open.places where location is not null and located is distinct from 'commune'";

    private HttpClient Anyone => directory.Anonymous();

    public Task InitializeAsync() => directory.WriteAsync(
        "national", "tiles", [.. Written.Select((place, index) => directory.Place(place.Id, $"Tuile {place.Id}", "97416", place.Latitude, place.Longitude, index == 0 ? [Steps] : []))]);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task At_low_zoom_neighbours_are_drawn_together_and_none_is_lost(int zoom)
    {
        await Clusters_follow_an_import_within_seconds();
        var total = 0L;
        var wanted = await directory.AskAsync<long>(OnTheMap);
        for (var x = 0; x < 1 << zoom; x++)
        {
            // The columns of the world that hold a French place, to keep the test short at zoom 7.
            if (zoom == 7 && !await directory.AskAsync<bool>($"select exists (select from open.places where map_x >> {MapPosition.Bits - zoom} = @x)", new { x }))
            {
                continue;
            }

            for (var y = 0; y < 1 << zoom; y++)
            {
                var tile = await TileAsync(zoom, x, y, "hub=");
                tile.Count.ShouldBeLessThanOrEqualTo(64);
                total += tile.Sum(Places);
            }
        }

        total.ShouldBe(wanted);
    }

    [Fact]
    public async Task Clusters_follow_an_import_within_seconds()
    {
        await Eventually.TrueAsync(async () =>
            (await TileAsync(0, 0, 0)).Sum(Places) == await directory.AskAsync<long>(OnTheMap), () => "The tile of the world does not hold all places.");
        var (x, y) = TileOf(7, Written[0]);
        var tile = await TileAsync(7, x, y);
        tile.Sum(Places).ShouldBeGreaterThanOrEqualTo(3);
        tile.ShouldAllBe(feature => feature.X >= 0 && feature.X < 4096 && feature.Y >= 0 && feature.Y < 4096);
    }

    [Fact]
    public async Task Close_by_every_place_stands_where_it_is()
    {
        const int zoom = 16;
        var (x, y) = TileOf(zoom, Written[0]);
        var tile = await TileAsync(zoom, x, y);
        tile.Count.ShouldBe(2);
        var id = (await Anyone.JsonAsync("/api/directory/places?q=tuile+t1")).GetProperty("items")[0].GetProperty("id").GetString()!;
        var place = tile.Single(feature => feature.Attributes["id"] == id);
        var latitude = Math.Atan(Math.Sinh(Math.PI * (1 - (2 * (y + (place.Y / 4096.0)) / (1 << zoom))))) * 180 / Math.PI;
        latitude.ShouldBe(Written[0].Latitude, 1e-5);
        (((x + (place.X / 4096.0)) / (1 << zoom) * 360) - 180).ShouldBe(Written[0].Longitude, 1e-5);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(12)]
    [InlineData(20)]
    public async Task Filters_of_the_search_hold_on_the_map(int zoom)
    {
        var (x, y) = TileOf(zoom, Written[0]);
        (await TileAsync(zoom, x, y, $"q=tuile&services={Uri.EscapeDataString(Steps)}")).Sum(Places).ShouldBe(1);
        (await TileAsync(zoom, x, y, "q=tuile+impots&understood=true")).Sum(Places).ShouldBe(1);
        (await TileAsync(zoom, x, y, "q=tuile+impots")).ShouldBeEmpty();
        (await TileAsync(zoom, x, y, "q=zzzzz")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(4)]
    [InlineData(14)]
    public async Task An_unchanged_map_is_not_sent_again(int zoom)
    {
        var (x, y) = TileOf(zoom, Written[0]);
        var path = $"/api/directory/tiles/{zoom}/{x}/{y}.mvt";
        await Eventually.TrueAsync(async () =>
        {
            using var first = await Anyone.GetAsync(path);
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await Anyone.SendAsync(again);
            return answer.StatusCode == HttpStatusCode.NotModified; // other tests write meanwhile
        }, () => "The tile was sent again.");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(14)]
    public async Task What_is_open_now_is_asked_anew_each_time(int zoom)
    {
        var (x, y) = TileOf(zoom, Written[0]);
        using var answer = await Anyone.GetAsync($"/api/directory/tiles/{zoom}/{x}/{y}.mvt?openAt=now");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.ETag.ShouldBeNull();
    }

    [Theory]
    [InlineData("21/0/0")]
    [InlineData("3/8/0")]
    [InlineData("3/0/-1")]
    public async Task A_tile_outside_the_world_is_none(string tile) =>
        (await Anyone.SendAsync(HttpMethod.Get, $"/api/directory/tiles/{tile}.mvt")).Body.Code().ShouldBe("tile_not_found");

    [Fact]
    public void A_tile_is_one_range_of_cells()
    {
        var position = MapPosition.Of(48.8566, 2.3522);
        for (var zoom = 0; zoom <= 20; zoom++)
        {
            var (first, last) = MapPosition.CellsOf(zoom, position.X >> (30 - zoom), position.Y >> (30 - zoom));
            position.Cell.ShouldBeInRange(first, last);
            if (zoom > 0)
            {
                var (next, _) = MapPosition.CellsOf(zoom, (position.X >> (30 - zoom)) ^ 1, position.Y >> (30 - zoom));
                next.ShouldNotBe(first);
            }
        }

        MapPosition.Of(90, 180).ShouldBe(new MapPosition((1 << 30) - 1, 0));
        MapPosition.Of(-90, -180).ShouldBe(new MapPosition(0, (1 << 30) - 1));
    }

    private static long Places(TileFeature feature) => feature.Attributes.TryGetValue("count", out var count) ? long.Parse(count) : 1;

    private static (int X, int Y) TileOf(int zoom, (string Id, double Latitude, double Longitude) place)
    {
        var position = MapPosition.Of(place.Latitude, place.Longitude);
        return (position.X >> (30 - zoom), position.Y >> (30 - zoom));
    }

    private async Task<IReadOnlyList<TileFeature>> TileAsync(int zoom, int x, int y, string question = "")
    {
        using var answer = await Anyone.GetAsync($"/api/directory/tiles/{zoom}/{x}/{y}.mvt?{question}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.mapbox-vector-tile");
        return TileReader.Read(await answer.Content.ReadAsByteArrayAsync());
    }
}
