using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>Where a place is taken to be whose source does not say it.</summary>
/// <param name="Latitude">WGS 84, degrees.</param>
/// <param name="Longitude">WGS 84, degrees.</param>
/// <param name="By">By whose word: <c>geocoder</c>, or <c>commune</c> for the middle of the commune.</param>
/// <param name="Score">Of the geocoder, 0 to 1.</param>
/// <param name="Type">The geocoder's <c>housenumber</c>, <c>street</c>, <c>locality</c> or <c>municipality</c>; without one <c>commune</c> (its chief place) or <c>sector</c> (its neighbours').</param>
/// <param name="At">When.</param>
public sealed record PublishedPosition(double Latitude, double Longitude, string By, double? Score, string Type, DateTimeOffset At)
{
    private const double GoodEnoughToExport = 0.9;

    /// <summary>Somewhere in the commune: a distance to it is a guess, and it has no point on the map.</summary>
    [JsonIgnore]
    public bool IsApproximate => Type is "municipality" or "commune" or "sector";

    /// <summary>The national standard has no column for the origin of coordinates: only a door that was found without doubt goes out as if the source had said it.</summary>
    [JsonIgnore]
    public bool IsExported => Type == "housenumber" && Score >= GoodEnoughToExport;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static PublishedPosition? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<PublishedPosition>(json, JsonSerializerOptions.Web);
}
