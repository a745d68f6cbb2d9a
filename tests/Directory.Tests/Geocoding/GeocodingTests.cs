using System.Text.Json;
using HubsPlatform.Directory.Geocoding;
using HubsPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Directory.Tests.Geocoding;

/// <summary>Places whose sources give no coordinates, and a geocoder of changing mood.</summary>
[Collection(nameof(GeocodedDirectory))]
public sealed class GeocodingTests(GeocodedDirectory directory) : IAsyncLifetime
{
    private const double Latitude = 47.0931;
    private const double Longitude = 5.4921;

    private FakeGeocoder Geocoder => directory.Geocoder;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Geocoder.Now = FakeGeocoder.Mood.Well;
        Geocoder.Poison = null;
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_address_that_is_found_gives_the_place_its_position_and_the_census_stays_as_it_was()
    {
        Geocoder.Learn("1 rue Pasteur", "39198", Latitude, Longitude);
        var id = await directory.PlaceAsync("1 rue Pasteur");

        var location = await directory.WhenAsync(id, "located");
        location.GetProperty("address").GetProperty("score").GetDouble().ShouldBe(0.95);
        location.GetProperty("address").GetProperty("type").GetString().ShouldBe("housenumber");
        location.GetProperty("address").GetProperty("label").GetString().ShouldBe("1 rue Pasteur, ici");
        var shown = await directory.PublicAsync(id);
        shown.GetProperty("latitude").GetDouble().ShouldBe(Latitude);
        shown.GetProperty("geocoded").GetProperty("by").GetString().ShouldBe("geocoder");
        shown.GetProperty("geocoded").GetProperty("approximate").GetBoolean().ShouldBeFalse();
        (await directory.As(DirectoryFactory.Bfc).JsonAsync($"/api/directory/hubs/mednum-bfc/places/{id}")).GetProperty("latitude").ValueKind.ShouldBe(JsonValueKind.Null);
        (await NearAsync(id)).GetProperty("distanceKm").GetDouble().ShouldBeLessThan(0.01);
    }

    [Theory]
    [InlineData("2 rue Pasteur", "housenumber", 0.95, true)]
    [InlineData("3 rue Pasteur", "housenumber", 0.85, false)]
    [InlineData("rue des Arènes", "street", 0.97, false)]
    public async Task Only_a_door_found_without_doubt_is_exported(string street, string type, double score, bool isExported)
    {
        Geocoder.Learn(street, "39198", Latitude, Longitude, score, type);
        var id = await directory.PlaceAsync(street);
        await directory.WhenAsync(id, "located");

        var rows = (await directory.Anonymous().JsonAsync("/api/directory/open-data/lieux.json?hub=mednum-bfc")).EnumerateArray();
        rows.Single(row => row.GetProperty("id").GetString() == id.ToString()).TryGetProperty("latitude", out _).ShouldBe(isExported);
        (await directory.PublicAsync(id)).GetProperty("latitude").GetDouble().ShouldBe(Latitude);
    }

    [Fact]
    public async Task Where_only_the_commune_is_known_a_distance_is_said_to_be_a_guess_and_the_map_has_no_point()
    {
        var id = await directory.PlaceAsync("999 rue qui n'existe pas");

        var location = await directory.WhenAsync(id, found => AskedIs(found, "unknown"));
        location.GetProperty("state").GetString().ShouldBe("approximate");
        var found = await NearAsync(id);
        found.GetProperty("approximate").GetBoolean().ShouldBeTrue();
        found.GetProperty("distanceKm").GetDouble().ShouldBeLessThan(3);
        found.GetProperty("latitude").ValueKind.ShouldBe(JsonValueKind.Null);
        (await directory.PublicAsync(id)).GetProperty("geocoded").GetProperty("type").GetString().ShouldBe("commune");
        (await directory.AskAsync<long?>("select cell from open.places where id = @id", new { id })).ShouldBeNull();
    }

    [Theory]
    [InlineData("1 place ailleurs", "21231", 47.32, 5.04, "housenumber", 0.99)] // in Dijon
    [InlineData("2 place ailleurs", "39198", 47.09, 5.49, "housenumber", 0.3)]
    [InlineData("3 place ailleurs", "39198", 4709, 5.49, "housenumber", 0.9)]
    [InlineData("4 place ailleurs", "39198", 47.09, 5.49, "planet", 0.9)]
    public async Task An_answer_to_another_question_is_none(string street, string city, double latitude, double longitude, string type, double score)
    {
        Geocoder.Learn(street, city, latitude, longitude, score, type);
        var id = await directory.PlaceAsync(street);

        (await directory.WhenAsync(id, found => AskedIs(found, "unknown")))
            .GetProperty("state").GetString().ShouldBe("approximate");
    }

    [Fact]
    public async Task One_address_is_asked_once_for_whoever_has_it_and_however_often_it_comes()
    {
        Geocoder.Learn("10 cours Clemenceau", "39198", Latitude, Longitude);
        var first = await directory.PlaceAsync("10 cours Clemenceau");
        await directory.WhenAsync(first, "located");
        await directory.PlaceAsync("10 cours Clemenceau", "Un lieu rebaptisé");
        await directory.WhenAsync(first, "located");
        var other = await directory.WriteAsync("mednum-bfc", "another", directory.Of("10 COURS CLÉMENCEAU", "Son voisin"));
        await directory.WhenAsync(other[0].PlaceId, "located");

        Geocoder.Asked.Count(street => street.Contains("lemenceau", StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
    }

    [Theory]
    [InlineData(FakeGeocoder.Mood.Down, "503")]
    [InlineData(FakeGeocoder.Mood.Overloaded, "429")]
    [InlineData(FakeGeocoder.Mood.Slow, "temps")]
    [InlineData(FakeGeocoder.Mood.Nonsense, "colonne")]
    [InlineData(FakeGeocoder.Mood.Short, "adresses")]
    public async Task A_geocoder_that_gives_no_answer_loses_nothing_and_is_asked_again(FakeGeocoder.Mood mood, string problem)
    {
        var street = $"{(int)mood} avenue {mood}";
        Geocoder.Learn(street, "39198", Latitude, Longitude);
        Geocoder.Now = mood;
        var id = await directory.PlaceAsync(street);

        var waiting = await directory.WhenAsync(id, found =>
            found.ValueKind == JsonValueKind.Object && found.GetProperty("address") is { ValueKind: JsonValueKind.Object } asked && asked.GetProperty("problem").ValueKind == JsonValueKind.String);
        waiting.GetProperty("state").GetString().ShouldBe("approximate");
        waiting.GetProperty("address").GetProperty("state").GetString().ShouldBe("waiting");
        waiting.GetProperty("address").GetProperty("problem").GetString()!.ShouldContain(problem);

        Geocoder.Now = FakeGeocoder.Mood.Well;
        await directory.WhenAsync(id, "located");
    }

    [Fact]
    public async Task One_address_that_is_refused_does_not_keep_the_others_waiting()
    {
        Geocoder.Poison = "13 rue du Poison";
        Geocoder.Learn("14 rue du Remède", "39198", Latitude, Longitude);
        var outcomes = await directory.WriteAsync("mednum-bfc", "poison", directory.Of("13 rue du Poison"), directory.Of("14 rue du Remède"));

        await directory.WhenAsync(outcomes[1].PlaceId, "located");
        (await directory.LocationAsync(outcomes[0].PlaceId)).GetProperty("address").GetProperty("state").GetString().ShouldBe("waiting");
    }

    [Fact]
    public async Task Coordinates_that_the_source_gives_are_kept_and_replace_those_found()
    {
        Geocoder.Learn("20 rue de Besançon", "39198", Latitude, Longitude);
        var id = await directory.PlaceAsync("20 rue de Besançon");
        await directory.WhenAsync(id, "located");

        await directory.PlaceAsync("20 rue de Besançon", latitude: 47.1, longitude: 5.5);

        var shown = await directory.PublicAsync(id);
        shown.GetProperty("latitude").GetDouble().ShouldBe(47.1);
        shown.GetProperty("geocoded").ValueKind.ShouldBe(JsonValueKind.Null);
        (await directory.LocationAsync(id)).ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Coordinates_far_from_the_commune_are_doubted_beside_what_the_address_says_and_not_changed()
    {
        Geocoder.Learn("30 rue du Doute", "39198", Latitude, Longitude);
        var id = await directory.PlaceAsync("30 rue du Doute", latitude: 43.3, longitude: 5.37);

        var location = await directory.WhenAsync(id, found => AskedIs(found, "found"));

        location.GetProperty("state").GetString().ShouldBe("doubtful");
        location.GetProperty("distanceKm").GetInt32().ShouldBeInRange(415, 430);
        location.GetProperty("address").GetProperty("latitude").GetDouble().ShouldBe(Latitude);
        (await directory.PublicAsync(id)).GetProperty("latitude").GetDouble().ShouldBe(43.3);

        await directory.PlaceAsync("30 rue du Doute", latitude: Latitude, longitude: Longitude);
        await directory.WhenAsync(id, found => found.ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task Several_processes_share_the_work()
    {
        var streets = Enumerable.Range(100, 60).Select(number => $"{number} rue du Partage").ToList();
        streets.ForEach(street => Geocoder.Learn(street, "39198", Latitude, Longitude));
        var outcomes = await directory.WriteAsync("mednum-bfc", "share", [.. streets.Select(street => directory.Of(street))]);
        var places = directory.Services.GetRequiredService<UnlocatedPlaces>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => places.LocateNewAsync(default)));
        foreach (var outcome in outcomes)
        {
            await directory.WhenAsync(outcome.PlaceId, "located");
        }

        Geocoder.Asked.Where(street => street.EndsWith("du Partage", StringComparison.Ordinal)).GroupBy(street => street).ShouldAllBe(group => group.Count() == 1);
    }

    private static bool AskedIs(JsonElement location, string state) =>
        location.ValueKind == JsonValueKind.Object && location.GetProperty("address") is { ValueKind: JsonValueKind.Object } asked && asked.GetProperty("state").GetString() == state;

    private async Task<JsonElement> NearAsync(Guid id) => (await directory.Anonymous().JsonAsync("/api/directory/places?near=47.0931,5.4921&radiusKm=30&pageSize=200")).GetProperty("items")
        .EnumerateArray().Single(item => item.GetProperty("id").GetGuid() == id);
}
