namespace HubsPlatform.Directory.Features.Links;

/// <summary>A signed link as the hub keeps it.</summary>
internal sealed class PlaceLinkRow
{
    public const string Columns = "l.id, l.place_id, l.address_hash, l.expires_at, l.revoked_at, l.answer, l.answered_at, l.answered_version";

    public Guid Id { get; init; }
    public Guid PlaceId { get; init; }
    public byte[]? AddressHash { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>confirmed, corrected, proposed or closed; null while nothing came back.</summary>
    public string? Answer { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }
    public long? AnsweredVersion { get; init; }
}
