using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>What the search and the map keep of a place beside its fields: all of it follows from them.</summary>
internal sealed record PublishedForm(long Traits, MapPosition? Position, string SortName, OpenMinutes Open, byte[] Card)
{
    /// <summary>To be raised when the form of a place that did not change becomes another one; <see cref="Republishing"/> then renews every row.</summary>
    private const int Version = 1;

    /// <summary>Stands in every row that was made by the rules of this program.</summary>
    public static int Edition { get; } = HashCodeOf(TraitGroup.Edition, Version);

    public static PublishedForm Of(PlaceDraft place) => new(
        TraitGroup.Bits(place),
        place is { Latitude: { } latitude, Longitude: { } longitude } ? MapPosition.Of(latitude, longitude) : null,
        PlainText.Of(place.Nom),
        OpenMinutes.Of(place.Horaires),
        PlaceCard.Of(place));

    /// <summary>The same in every process, unlike <see cref="HashCode"/>.</summary>
    private static int HashCodeOf(int traits, int version) => unchecked(traits * 31 + version);
}
