using System.Text.Json;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Geocoding;

/// <summary>A directory that asks a geocoder, and does not wait long.</summary>
public sealed class GeocodedDirectory : DirectoryFactory
{
    public FakeGeocoder Geocoder { get; } = new();

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Geocoding:Address", Geocoder.Address.AbsoluteUri),
        new("Geocoding:Poll", "00:00:00.1"),
        new("Geocoding:FirstWait", "00:00:00.2"),
        new("Geocoding:LongestWait", "00:00:01"),
        new("Geocoding:Timeout", "00:00:01"),
        new("Geocoding:UpkeepEvery", "00:00:00.3"),
    ];

    public override async Task InitializeAsync()
    {
        await Geocoder.StartAsync();
        await base.InitializeAsync();
    }

    /// <summary>Writes a place of Dole without coordinates, or with these.</summary>
    public async Task<Guid> PlaceAsync(string street, string name = "Un lieu", double? latitude = null, double? longitude = null, string commune = "39198") =>
        (await WriteAsync("mednum-bfc", "geo", Of(street, name, latitude, longitude, commune)))[0].PlaceId;

    public PlaceDraft Of(string street, string name = "Un lieu", double? latitude = null, double? longitude = null, string commune = "39198") =>
        Place(street, name, commune, latitude, longitude) with { Adresse = street };

    public Task<JsonElement> PublicAsync(Guid id) => Anonymous().JsonAsync($"/api/directory/places/{id}");

    /// <summary>What the hub sees of the place's position.</summary>
    public async Task<JsonElement> LocationAsync(Guid id) => (await As(Bfc).JsonAsync($"/api/directory/hubs/mednum-bfc/places/{id}")).GetProperty("location");

    public async Task<JsonElement> WhenAsync(Guid id, Func<JsonElement, bool> isSo)
    {
        JsonElement location = default;
        await Eventually.TrueAsync(async () => isSo(location = await LocationAsync(id)), () => location.ToString());
        return location;
    }

    public Task<JsonElement> WhenAsync(Guid id, string state) => WhenAsync(id, location => location.ValueKind == JsonValueKind.Object && location.GetProperty("state").GetString() == state);
}

[CollectionDefinition(nameof(GeocodedDirectory))]
public sealed class GeocodedCollection : ICollectionFixture<GeocodedDirectory>;
