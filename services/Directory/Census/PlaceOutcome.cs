using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Census;

public enum PlaceChange
{
    Created,
    Updated,
    Unchanged,
}

/// <summary>What became of a draft.</summary>
/// <param name="Draft">As it was given.</param>
/// <param name="PlaceId">The place that it is.</param>
/// <param name="Change">What happened to the place.</param>
/// <param name="Findings">What whoever delivered it must know: it did not become what it says. Null in all ordinary cases.</param>
public sealed record PlaceOutcome(PlaceDraft Draft, Guid PlaceId, PlaceChange Change, IReadOnlyList<Finding>? Findings = null);
