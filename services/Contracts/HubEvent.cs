namespace HubsPlatform.Contracts;

/// <summary>
/// Something that happened in one hub, told to the other services. Delivered at least once and in any order: a consumer
/// keys on <see cref="EventId"/> and on the version of each record.
/// Only optional properties may be added to an event; a breaking change is a new record beside the old one.
/// </summary>
public abstract record HubEvent
{
    /// <summary>Identifies this one event; the inbox of each consumer remembers it.</summary>
    public Guid EventId { get; init; } = Guid.CreateVersion7();

    /// <summary>Alias of the hub that it happened in.</summary>
    public required string Hub { get; init; }

    /// <summary>Subject (<c>sub</c>) of the person who caused it, or <c>system:&lt;name&gt;</c>. Never a name.</summary>
    public required string Actor { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
