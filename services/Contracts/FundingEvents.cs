namespace HubsPlatform.Contracts;

/// <summary>A call's jury gave a hub a grant (attribution).</summary>
[EventName("funding.award-granted.v1", "evaluation")]
public sealed record AwardGranted : HubEvent
{
    /// <summary>Id of the award.</summary>
    public required Guid AwardId { get; init; }

    /// <summary>The call (appel à projets) that it comes from.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The call's name.</summary>
    public required string CallName { get; init; }

    /// <summary>Amount granted, all taxes included, at least 0, at most two decimals.</summary>
    public required decimal Amount { get; init; }

    /// <summary>ISO 4217 code of the currency.</summary>
    public required string Currency { get; init; }

    /// <summary>How many people the hub's application says it reaches, null when it does not say.</summary>
    public long? PopulationTargeted { get; init; }

    /// <summary>Day of the award.</summary>
    public required DateOnly AwardedOn { get; init; }

    /// <summary>Grows with each change of the award.</summary>
    public required long Version { get; init; }
}
