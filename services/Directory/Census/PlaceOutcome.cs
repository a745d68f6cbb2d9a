using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Census;

public enum PlaceChange
{
    Created,
    Updated,
    Unchanged,
}

/// <summary>What became of a draft.</summary>
public sealed record PlaceOutcome(PlaceDraft Draft, Guid PlaceId, PlaceChange Change);
