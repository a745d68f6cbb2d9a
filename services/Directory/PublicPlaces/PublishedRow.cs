using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>A published place with all that the public may see of it.</summary>
public sealed class PublishedRow
{
    public const string Columns = "p.id, p.hub, p.version, r.record::text as record, r.recorded_on";

    public const string From = "open.places p join open.place_records r on r.id = p.id";

    public Guid Id { get; init; }
    public string Hub { get; init; } = "";
    public long Version { get; init; }
    public string Record { get; init; } = "{}";

    /// <summary>When the platform last got another state of it.</summary>
    public DateOnly RecordedOn { get; init; }

    /// <summary>As a row of the national standard.</summary>
    public PlaceDraft ToStandard() => PublishedRecord.Parse(Id, Record);
}
