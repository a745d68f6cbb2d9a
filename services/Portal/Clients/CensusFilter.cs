namespace HubsPlatform.Portal.Clients;

/// <summary>Which places of a hub's census are asked for.</summary>
public sealed record CensusFilter
{
    /// <summary>Words of the name or address.</summary>
    public string? Text { get; init; }

    /// <summary>Its code.</summary>
    public string? Departement { get; init; }

    public string? Source { get; init; }

    /// <summary>Only places that their source no longer has.</summary>
    public bool ToConfirm { get; init; }

    /// <summary>Only places of this level.</summary>
    public string? Freshness { get; init; }

    /// <summary>Only places without this field.</summary>
    public string? Missing { get; init; }

    public IEnumerable<(string, string?)> Parameters() =>
    [
        ("q", Text), ("departement", Departement), ("source", Source), ("toConfirm", ToConfirm ? "true" : null), ("freshness", Freshness), ("missing", Missing),
    ];
}
