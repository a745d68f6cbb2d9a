using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Census;

internal sealed record KnownPlace(Guid Id, string SourceId, Guid StructureId, bool Active, byte[] ContentHash);

/// <summary>A draft that must be written.</summary>
internal sealed record PlaceRecord(Guid Id, PlaceDraft Draft, byte[] Hash, StructureKey Structure);

/// <summary>Drafts compared with what the hub already has.</summary>
internal sealed class WritePlan
{
    private WritePlan(IReadOnlyList<PlaceOutcome> outcomes, IReadOnlyList<PlaceRecord> changes, IReadOnlyCollection<Guid> leftStructures)
    {
        Outcomes = outcomes;
        Changes = changes;
        LeftStructures = leftStructures;
    }

    /// <summary>One per draft, in the drafts' order.</summary>
    public IReadOnlyList<PlaceOutcome> Outcomes { get; }

    public IReadOnlyList<PlaceRecord> Changes { get; }

    /// <summary>Structures of changed places, which a place may leave by the change.</summary>
    public IReadOnlyCollection<Guid> LeftStructures { get; }

    public static WritePlan Of(IReadOnlyList<PlaceDraft> drafts, IReadOnlyList<KnownPlace> known)
    {
        var byId = known.ToDictionary(place => place.SourceId, StringComparer.Ordinal);
        var hash = new ContentHash();
        var outcomes = new List<PlaceOutcome>(drafts.Count);
        List<PlaceRecord> changes = [];
        HashSet<Guid> left = [];
        foreach (var draft in drafts)
        {
            var content = hash.Of(draft);
            var place = byId.GetValueOrDefault(draft.Id);
            if (place is { Active: true } && place.ContentHash.AsSpan().SequenceEqual(content))
            {
                outcomes.Add(new PlaceOutcome(draft, place.Id, PlaceChange.Unchanged));
                continue;
            }

            var id = place?.Id ?? Guid.CreateVersion7();
            outcomes.Add(new PlaceOutcome(draft, id, place is null ? PlaceChange.Created : PlaceChange.Updated));
            changes.Add(new PlaceRecord(id, draft, content, StructureKey.Of(draft)));
            if (place is not null)
            {
                left.Add(place.StructureId);
            }
        }

        return new WritePlan(outcomes, changes, left);
    }
}
