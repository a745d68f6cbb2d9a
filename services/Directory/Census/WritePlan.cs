using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Census;

internal sealed record KnownPlace(Guid Id, string SourceId, Guid StructureId, bool Active, byte[] ContentHash, byte[]? DeliveredHash);

/// <summary>A draft that must be written.</summary>
internal sealed record PlaceRecord(Guid Id, PlaceDraft Draft, byte[] Hash, StructureKey Structure);

/// <summary>Drafts compared with what the hub already has.</summary>
internal sealed class WritePlan
{
    private WritePlan(
        IReadOnlyList<PlaceOutcome> outcomes, IReadOnlyList<PlaceRecord> changes, IReadOnlyCollection<Guid> leftStructures, IReadOnlyList<string> newcomers)
    {
        Outcomes = outcomes;
        Changes = changes;
        LeftStructures = leftStructures;
        Newcomers = newcomers;
    }

    /// <summary>One per draft, in the drafts' order.</summary>
    public IReadOnlyList<PlaceOutcome> Outcomes { get; }

    public IReadOnlyList<PlaceRecord> Changes { get; }

    /// <summary>Structures of changed places, which a place may leave by the change.</summary>
    public IReadOnlyCollection<Guid> LeftStructures { get; }

    /// <summary>Not all changes are new places.</summary>
    public bool HasKnown => LeftStructures.Count > 0;

    /// <summary>Source ids of drafts that are no active place of the hub yet.</summary>
    public IReadOnlyList<string> Newcomers { get; }

    /// <summary>Outcomes where some of the drafts were another hub's until now: a change, even where their contents stayed the same.</summary>
    public IReadOnlyList<PlaceOutcome> OutcomesAfterMove(IReadOnlySet<string> moved) =>
        [.. Outcomes.Select(outcome => moved.Contains(outcome.Draft.Id) ? outcome with { Change = PlaceChange.Updated } : outcome)];

    /// <param name="drafts">Each id once.</param>
    /// <param name="known">Those of them that the hub has.</param>
    /// <param name="isDelivery">A source delivers them: what it delivered before says nothing new, whatever people have changed since.</param>
    public static WritePlan Of(IReadOnlyList<PlaceDraft> drafts, IReadOnlyList<KnownPlace> known, bool isDelivery)
    {
        var byId = known.ToDictionary(place => place.SourceId, StringComparer.Ordinal);
        var hash = new ContentHash();
        var outcomes = new List<PlaceOutcome>(drafts.Count);
        List<PlaceRecord> changes = [];
        HashSet<Guid> left = [];
        List<string> newcomers = [];
        foreach (var draft in drafts)
        {
            var content = hash.Of(draft);
            var place = byId.GetValueOrDefault(draft.Id);
            if (place is { Active: true } && (content.AsSpan().SequenceEqual(place.ContentHash) || (isDelivery && content.AsSpan().SequenceEqual(place.DeliveredHash))))
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

            if (place is not { Active: true })
            {
                newcomers.Add(draft.Id);
            }
        }

        return new WritePlan(outcomes, changes, left, newcomers);
    }
}
