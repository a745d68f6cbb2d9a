using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Census;

/// <param name="HasLeft">When last its source was read it was not there.</param>
internal sealed record KnownPlace(Guid Id, string SourceId, Guid StructureId, bool Active, bool HasLeft, byte[] ContentHash, byte[]? DeliveredHash)
{
    /// <summary>People changed it since its source delivered it.</summary>
    public bool IsEdited => DeliveredHash is not null && !ContentHash.AsSpan().SequenceEqual(DeliveredHash);

    /// <summary>People took it out of the census, although its source had it.</summary>
    public bool StaysWithdrawn => !Active && !HasLeft;
}

/// <summary>A draft that must be written.</summary>
internal sealed record PlaceRecord(Guid Id, PlaceDraft Draft, byte[] Hash, StructureKey Structure);

/// <summary>Drafts compared with what the hub already has.</summary>
internal sealed class WritePlan
{
    private readonly List<PlaceOutcome> _outcomes;
    private readonly List<PlaceRecord> _changes = [];
    private readonly HashSet<Guid> _left = [];
    private readonly List<string> _newcomers = [];
    private readonly List<Guid> _unread = [];
    private readonly List<EditedDelivery> _deliveries = [];

    private WritePlan(int drafts) => _outcomes = new List<PlaceOutcome>(drafts);

    /// <summary>One per draft, in the drafts' order.</summary>
    public IReadOnlyList<PlaceOutcome> Outcomes => _outcomes;

    public IReadOnlyList<PlaceRecord> Changes => _changes;

    /// <summary>Structures of changed places, which a place may leave by the change.</summary>
    public IReadOnlyCollection<Guid> LeftStructures => _left;

    /// <summary>Not all changes are new places.</summary>
    public bool HasKnown => LeftStructures.Count > 0;

    /// <summary>Source ids of drafts that are no active place of the hub yet.</summary>
    public IReadOnlyList<string> Newcomers => _newcomers;

    /// <summary>Places that people changed and of which there is news: with what was delivered before, the plan may be another.</summary>
    public IReadOnlyList<Guid> Unread => _unread;

    /// <summary>What became of that news.</summary>
    public IReadOnlyList<EditedDelivery> Deliveries => _deliveries;

    /// <summary>Outcomes where some of the drafts were another hub's until now: a change, even where their contents stayed the same.</summary>
    public IReadOnlyList<PlaceOutcome> OutcomesAfterMove(IReadOnlySet<string> moved) =>
        [.. Outcomes.Select(outcome => moved.Contains(outcome.Draft.Id) ? outcome with { Change = PlaceChange.Updated } : outcome)];

    /// <param name="drafts">Each id once.</param>
    /// <param name="known">Those of them that the hub has.</param>
    /// <param name="isDelivery">A file delivers them, not a person: what people changed or withdrew is not just overwritten.</param>
    /// <param name="edited">By place, what was delivered before of those that people changed; null where that was not read.</param>
    public static WritePlan Of(IReadOnlyList<PlaceDraft> drafts, IReadOnlyList<KnownPlace> known, bool isDelivery, IReadOnlyDictionary<Guid, EditedPlace>? edited = null)
    {
        var byId = known.ToDictionary(place => place.SourceId, StringComparer.Ordinal);
        var hash = new ContentHash();
        var plan = new WritePlan(drafts.Count);
        foreach (var draft in drafts)
        {
            var (content, place) = (hash.Of(draft), byId.GetValueOrDefault(draft.Id));
            if (place is not { Active: true })
            {
                plan._newcomers.Add(draft.Id);
            }

            if (place is null || !isDelivery)
            {
                plan.Take(draft, content, place);
            }
            else if (place.StaysWithdrawn)
            {
                plan._outcomes.Add(new PlaceOutcome(draft, place.Id, PlaceChange.Unchanged, [DeliveryFindings.Withdrawn(draft)]));
            }
            else if (place.IsEdited)
            {
                plan.Merge(draft, content, place, hash, edited);
            }
            else
            {
                plan.Take(draft, content, place);
            }
        }

        return plan;
    }

    private void Take(PlaceDraft draft, byte[] content, KnownPlace? place, PlaceDraft? written = null, IReadOnlyList<Finding>? findings = null)
    {
        if (place is { Active: true } && content.AsSpan().SequenceEqual(place.ContentHash))
        {
            _outcomes.Add(new PlaceOutcome(draft, place.Id, PlaceChange.Unchanged, findings));
            return;
        }

        var id = place?.Id ?? Guid.CreateVersion7();
        _outcomes.Add(new PlaceOutcome(draft, id, place is null ? PlaceChange.Created : PlaceChange.Updated, findings));
        _changes.Add(new PlaceRecord(id, written ?? draft, content, StructureKey.Of(written ?? draft)));
        if (place is not null)
        {
            _left.Add(place.StructureId);
        }
    }

    private void Merge(PlaceDraft draft, byte[] content, KnownPlace place, ContentHash hash, IReadOnlyDictionary<Guid, EditedPlace>? edited)
    {
        if (place.Active && content.AsSpan().SequenceEqual(place.DeliveredHash))
        {
            _outcomes.Add(new PlaceOutcome(draft, place.Id, PlaceChange.Unchanged));
            return;
        }

        if (content.AsSpan().SequenceEqual(place.ContentHash) || (edited is not null && !edited.ContainsKey(place.Id)))
        {
            _deliveries.Add(new EditedDelivery(place.Id, draft, content, null));
            Take(draft, content, place);
            return;
        }

        if (edited is null)
        {
            _unread.Add(place.Id);
            return;
        }

        var before = edited[place.Id];
        var merge = DeliveryMerge.Of(before.Delivered, before.Kept, draft);
        var merged = hash.Of(merge.Merged);
        _deliveries.Add(new EditedDelivery(place.Id, draft, content, merged.AsSpan().SequenceEqual(content) ? null : merge));
        Take(draft, merged, place, merge.Merged, merge.Withheld.Count == 0 ? null : DeliveryFindings.Withheld(merge.Withheld, before.Kept));
    }
}
