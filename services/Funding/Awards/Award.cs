using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Funding.Awards;

/// <summary>A grant of one call to one hub, as decided. It stands as recorded; conventions and amendments come on top of it.</summary>
public sealed record Award
{
    public required Guid Id { get; init; }
    public required HubId Hub { get; init; }
    public required Guid CallId { get; init; }
    public required Money Money { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }
    public long? PopulationTargeted { get; init; }
    public string? PopulationNote { get; init; }
    public string? Zone { get; init; }
    public required DateOnly AwardedOn { get; init; }
    public required string Source { get; init; }
}
