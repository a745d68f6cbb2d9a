using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>A published place with all that the public may see of it.</summary>
public class PublishedRow
{
    public const string Columns = "p.id, p.hub, p.version, p.record, p.recorded_on, p.position as position_json";

    public const string From = "open.places p";

    public Guid Id { get; init; }
    public string Hub { get; init; } = "";
    public long Version { get; init; }
    public string Record { get; init; } = "{}";
    public string? PositionJson { get; init; }

    /// <summary>When the platform last got another state of it.</summary>
    public DateOnly RecordedOn { get; init; }

    /// <summary>Where its source does not say where it is.</summary>
    public PublishedPosition? Position => PublishedPosition.Parse(PositionJson);

    /// <summary>As a row of the national standard: with the source's coordinates, or with some that are as good.</summary>
    public PlaceDraft ToStandard() => PublishedRecord.Parse(Id, Record).At(Position is { IsExported: true } position ? position : null);
}
