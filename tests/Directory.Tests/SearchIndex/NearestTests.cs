using System.Globalization;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.SearchIndex;

namespace HubsPlatform.Directory.Tests.SearchIndex;

/// <summary>Distances, radius and order are PostGIS's.</summary>
public sealed class NearestTests(DirectoryFactory directory) : IClassFixture<DirectoryFactory>, IAsyncLifetime
{
    private const string Sphere = "st_distance(p.location, st_setsrid(st_makepoint(@longitude, @latitude), 4326)::geography, false)";

    public Task InitializeAsync()
    {
        var random = new Random(48);
        return directory.WriteAsync("national", "nearest", [.. Enumerable.Range(0, 900).Select(i => (i % 10) switch
        {
            0 => directory.Place($"{i}", $"Outre-mer {i}", "97411", -21.1 + (random.NextDouble() * 0.3), 55.3 + (random.NextDouble() * 0.4)),
            1 => directory.Place($"{i}", $"Même point {i}", "75056", 48.8566, 2.3522),
            < 6 => directory.Place($"{i}", $"Proche {i}", "75056", 48.8566 + ((random.NextDouble() - 0.5) * 0.2), 2.3522 + ((random.NextDouble() - 0.5) * 0.2)),
            _ => directory.Place($"{i}", $"Ailleurs {i}", "75056", 42.5 + (random.NextDouble() * 8), -4 + (random.NextDouble() * 11)),
        })]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("48.8566,2.3522", null)]
    [InlineData("48.8566,2.3522", 3.0)]
    [InlineData("48.8,2.5", 40.0)]
    [InlineData("48.8,2.5", 200.0)]
    [InlineData("43.3,5.37", null)]
    [InlineData("43.3,5.37", 120.0)]
    [InlineData("-21.2,55.5", 8.0)]
    [InlineData("-21.2,55.5", null)]
    [InlineData("-17.5,-149.5", null)] // Tahiti: everything is far
    [InlineData("0,179.999", 200.0)] // the end of the map
    [InlineData("89.9,0", null)]
    public async Task Pages_of_the_nearest_are_those_of_PostGIS(string near, double? radiusKm)
    {
        var (latitude, longitude) = (double.Parse(near.Split(',')[0], CultureInfo.InvariantCulture), double.Parse(near.Split(',')[1], CultureInfo.InvariantCulture));
        var expected = await directory.AskAsync<string>(
            $"select coalesce(string_agg(p.id::text, ' ' order by {Sphere}, p.id), '') from open.places p where location is not null and (@metres::float8 is null or {Sphere} <= @metres)",
            new { latitude, longitude, metres = radiusKm * 1000 });
        var found = new List<string>();
        string? cursor = null;
        do
        {
            var page = await directory.Anonymous().JsonAsync(string.Create(CultureInfo.InvariantCulture, $"/api/directory/places?near={near}{(radiusKm is null ? "" : $"&radiusKm={radiusKm}")}&pageSize=70{(cursor is null ? "" : $"&cursor={cursor}")}"));
            page.GetProperty("total").GetInt32().ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        string.Join(' ', found).ShouldBe(expected);
    }

    [Fact]
    public void Squares_around_a_circle_hold_all_of_it()
    {
        var random = new Random(13);
        for (var i = 0; i < 20_000; i++)
        {
            var (latitude, longitude, km) = ((random.NextDouble() * 150) - 75, (random.NextDouble() * 360) - 180, Math.Pow(10, (random.NextDouble() * 3.3) - 1));
            if (MapCells.Within(latitude, longitude, km) is not { } cells)
            {
                continue;
            }

            var (bearing, angle) = (random.NextDouble() * 2 * Math.PI, km / 6371.0088);
            var sine = (Math.Sin(Radian(latitude)) * Math.Cos(angle)) + (Math.Cos(Radian(latitude)) * Math.Sin(angle) * Math.Cos(bearing));
            var east = Math.Atan2(Math.Sin(bearing) * Math.Sin(angle) * Math.Cos(Radian(latitude)), Math.Cos(angle) - (Math.Sin(Radian(latitude)) * sine));
            var rim = MapPosition.Of(Math.Asin(sine) * 180 / Math.PI, longitude + (east * 180 / Math.PI));
            cells.Intersect(MapCells.Holding(rim)).ShouldNotBeEmpty(string.Create(CultureInfo.InvariantCulture, $"{latitude} {longitude} {km} km"));
        }

        static double Radian(double degrees) => degrees * Math.PI / 180;
    }
}
