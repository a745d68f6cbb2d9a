using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubsPlatform.Directory.Features.Moderation;

/// <summary>A reported error with the place that it is about.</summary>
public sealed class ReportItem
{
    internal const string Columns = """
        r.id, r.place_id, p.nom as place_name, p.commune, p.departement_code, r.kind, r.text, r.status, r.reported_at, r.decided_at, r.decided_by, r.reason, r.version,
        r.link is not null as is_from_owner, r.correction::text as correction_text, r.seen::text as seen_text
        """;

    /// <summary>Reports of places that have left the hub go with them.</summary>
    internal const string From = "place_reports r join places p on p.hub_id = r.hub_id and p.id = r.place_id";

    public Guid Id { get; init; }
    public Guid PlaceId { get; init; }
    public string PlaceName { get; init; } = "";
    public string Commune { get; init; } = "";
    public string DepartementCode { get; init; } = "";
    public string Kind { get; init; } = "";
    public string? Text { get; init; }

    /// <summary>open, accepted or rejected.</summary>
    public string Status { get; init; } = "";

    public DateTimeOffset ReportedAt { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>As the audit trail names them; only for the hub's staff.</summary>
    public string? DecidedBy { get; set; }

    public string? Reason { get; init; }
    public long Version { get; init; }

    /// <summary>By a signed link, from those who run the place.</summary>
    public bool IsFromOwner { get; init; }

    /// <summary>Fields of the place with the values that its owner asks for; null where nothing was proposed.</summary>
    public JsonElement? Correction => CorrectionText is null ? null : JsonDocument.Parse(CorrectionText).RootElement;

    /// <summary>What the place says now of the fields in question; only while the report is open, and null where the place has left the census.</summary>
    public IReadOnlyList<PresentValue>? Present { get; set; }

    [JsonIgnore]
    public string? CorrectionText { get; init; }

    /// <summary>The same fields when the report was sent.</summary>
    [JsonIgnore]
    public string? SeenText { get; init; }
}
