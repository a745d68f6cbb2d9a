using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>What the search and the map keep of a place beside its fields: all of it follows from them.</summary>
internal sealed record PublishedForm(long Traits, MapPosition? Position, string SortName, OpenMinutes Open, byte[] Card)
{
    /// <summary>To be raised when the form of a place that did not change becomes another one; <see cref="Republishing"/> then renews every row.</summary>
    private const int Version = 1;

    /// <summary>Stands in every row that was made by the rules of this program.</summary>
    public static int Edition { get; } = HashCodeOf(TraitGroup.Edition, Version);

    /// <param name="place">As its source has it.</param>
    /// <param name="position">Where it is taken to be, if the source does not say it.</param>
    public static PublishedForm Of(PlaceDraft place, PublishedPosition? position = null)
    {
        var shown = position is { IsApproximate: false } ? place.At(position) : place;
        return new(
            TraitGroup.Bits(place),
            shown is { Latitude: { } latitude, Longitude: { } longitude } ? MapPosition.Of(latitude, longitude) : null,
            PlainText.Of(place.Nom),
            OpenMinutes.Of(place.Horaires),
            PlaceCard.Of(shown, position is { IsApproximate: true }));
    }

    public static PublishedForm Of(PublishedRow row) => Of(PublishedRecord.Parse(row.Id, row.Record), row.Position);

    /// <summary>The same in every process, unlike <see cref="HashCode"/>.</summary>
    private static int HashCodeOf(int traits, int version) => unchecked(traits * 31 + version);
}
