using HubsPlatform.Contracts;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Census;

/// <summary>
/// Publishes groups of records as one place each: in the hub's census, in the public directory and to the other services. Called by
/// whoever changed a record of a group, in the same transaction, after everything else.
/// </summary>
public sealed class MergedPlaces(TimeProvider clock)
{
    /// <param name="tx">In the hub.</param>
    /// <param name="hub">Where the groups are; a handover leads its transaction through several.</param>
    /// <param name="leaders">The places that stand for the groups.</param>
    /// <param name="actor">Named in the events.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task RenewAsync(HubTransaction tx, HubId hub, IReadOnlyCollection<Guid> leaders, Actor actor, CancellationToken stop)
    {
        if (leaders.Count == 0)
        {
            return;
        }

        Guid[] ids = [.. leaders];
        await tx.ExecuteAsync(GroupSql.TakePen, new { hub = hub.Alias }, stop);
        var groups = await GroupRecords.OfGroupsAsync(tx, hub, ids, stop);
        var known = (await tx.QueryAsync<KnownMerged>(GroupSql.KnownMerged, new { hub = hub.Alias, ids }, stop)).ToDictionary(place => place.Id);
        var changed = new List<PlaceRecord>();
        var structures = new List<Guid>();
        var hash = new ContentHash();
        foreach (var group in groups)
        {
            var merged = MergeRule.Merge([.. group]);
            var structure = MergeRule.StructureOf([.. group]);
            var content = hash.Of(merged);
            if (known.GetValueOrDefault(group.Key) is not { Active: true } before || !before.ContentHash.AsSpan().SequenceEqual(content))
            {
                changed.Add(new PlaceRecord(group.Key, merged, content, StructureKey.Of(merged)));
                structures.Add(structure);
            }
        }

        var shown = await WriteAsync(tx, hub, changed, structures, stop);
        var empty = ids.Where(id => !groups.Contains(id)).ToArray();
        var hidden = empty.Length == 0 ? [] : await tx.QueryAsync<StoredPlace>(GroupSql.HideMerged, new { hub = hub.Alias, ids = empty, now = clock.GetUtcNow() }, stop);
        Publish(tx, hub, [.. shown.Select(place => place.State(true)), .. hidden.Select(place => place.State(false))], actor);
    }

    /// <summary>What these places and all records that are merged with one of them say together, and how many they are. Nothing is written.</summary>
    internal static async Task<(PlaceDraft? Merged, int Count)> RecordsOfAsync(HubTransaction tx, HubId hub, Guid[] places, CancellationToken stop)
    {
        var members = await tx.QueryAsync<Guid>($"select m.id from ({GroupSql.Members}) m", new { hub = hub.Alias, places }, stop);
        var records = await GroupRecords.ActiveAsync(tx, hub, [.. members], stop);
        return (records.Count == 0 ? null : MergeRule.Merge(records), records.Count);
    }

    internal void Publish(HubTransaction tx, HubId hub, IReadOnlyCollection<PlaceState> states, Actor actor)
    {
        var now = clock.GetUtcNow();
        tx.PublishAll(
            [.. states.Chunk(PlacesRecorded.MostPlaces).Select(places => new PlacesRecorded { Hub = hub.Alias, Actor = actor.Subject, OccurredAt = now, Places = places })]);
    }

    private async Task<IReadOnlyList<StoredPlace>> WriteAsync(HubTransaction tx, HubId hub, IReadOnlyList<PlaceRecord> merged, List<Guid> structures, CancellationToken stop)
    {
        if (merged.Count == 0)
        {
            return [];
        }

        await StageAsync(tx, merged, stop);
        var args = new { hub = hub.Alias, ids = merged.Select(place => place.Id).ToArray(), structures = structures.ToArray(), now = clock.GetUtcNow() };
        var written = await tx.QueryAsync<StoredPlace>(GroupSql.WriteMerged, args, stop);
        await tx.ExecuteAsync(StagingSql.MirrorMerged, args, stop);
        return written;
    }

    internal static async Task StageAsync(HubTransaction tx, IReadOnlyList<PlaceRecord> places, CancellationToken stop)
    {
        await tx.ExecuteAsync(StagingSql.Create, stop: stop);
        await PlaceStaging.CopyAsync(tx.Connection, places, withForm: true, stop);
    }

    private sealed class KnownMerged
    {
        public Guid Id { get; init; }
        public long Version { get; init; }
        public bool Active { get; init; }
        public byte[] ContentHash { get; init; } = [];
    }
}
