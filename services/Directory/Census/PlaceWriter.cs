using System.Collections.Frozen;
using HubsPlatform.Directory.History;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Census;

/// <summary>
/// The one way by which places come into a hub: structures and places, the public mirror and the events, all in the
/// caller's transaction. What did not change is not touched, so writing the same drafts again does nothing.
/// </summary>
public sealed class PlaceWriter(TimeProvider time, MergedPlaces merged, ComparisonQueue comparisons)
{
    /// <param name="tx">A transaction in the hub that the places belong to.</param>
    /// <param name="source">Who delivers; with a draft's id it makes the place one.</param>
    /// <param name="drafts">Each id once.</param>
    /// <param name="actor">Named in the events.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <param name="origin">Where the source's places may have been until now; null where they are this hub's only.</param>
    /// <param name="by">By what known places change, for their history; null for a person's form, or the platform where it acts itself.</param>
    /// <returns>One outcome per draft, in the order of the drafts.</returns>
    public async Task<IReadOnlyList<PlaceOutcome>> WriteAsync(
        HubTransaction tx, string source, IReadOnlyList<PlaceDraft> drafts, Actor actor, CancellationToken stop, IPlaceOrigin? origin = null, ChangeOrigin? by = null)
    {
        var hub = HubOf(tx);
        by ??= actor.Kind == ActorKind.System ? ChangeOrigin.Platform : ChangeOrigin.Hand;
        await TakeTurnAsync(tx, hub, source, stop);
        var plan = await PlanAsync(tx, hub, source, drafts, by.IsDelivery, stop);
        var moved = await MovedAsync(hub, plan, origin);
        if (moved.Count > 0)
        {
            await origin!.BringAsync(tx, moved, actor, stop);
            plan = await PlanAsync(tx, hub, source, drafts, by.IsDelivery, stop);
        }

        if (plan.Changes.Count > 0)
        {
            await WriteAsync(tx, hub, source, plan, actor, by, stop);
        }

        if (plan.Deliveries.Count > 0)
        {
            await RememberAsync(tx, hub, plan.Deliveries, actor, by, stop);
        }

        return moved.Count == 0 ? plan.Outcomes : plan.OutcomesAfterMove(moved);
    }

    /// <summary>Until the transaction ends nobody else writes places of this source in the hub, or structures by hand.</summary>
    internal static Task TakeTurnAsync(HubTransaction tx, HubId hub, string source, CancellationToken stop) =>
        tx.ExecuteAsync(
            "select pg_advisory_xact_lock(hashtextextended('places:' || @hub || ':' || @source, 0)), pg_advisory_xact_lock_shared(hashtextextended('structures:' || @hub, 0))",
            new { hub = hub.Alias, source }, stop);

    /// <summary>What <see cref="WriteAsync"/> would answer, without writing.</summary>
    public static async Task<IReadOnlyList<PlaceOutcome>> PreviewAsync(
        HubTransaction tx, string source, IReadOnlyList<PlaceDraft> drafts, CancellationToken stop, IPlaceOrigin? origin = null)
    {
        var plan = await PlanAsync(tx, HubOf(tx), source, drafts, isDelivery: true, stop);
        return plan.OutcomesAfterMove(await MovedAsync(HubOf(tx), plan, origin));
    }

    private static async Task<IReadOnlySet<string>> MovedAsync(HubId hub, WritePlan plan, IPlaceOrigin? origin) =>
        origin is null || plan.Newcomers.Count == 0 ? FrozenSet<string>.Empty : await origin.FindAsync(hub, plan.Newcomers);

    private async Task WriteAsync(HubTransaction tx, HubId hub, string source, WritePlan plan, Actor actor, ChangeOrigin by, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        await tx.ExecuteAsync(StagingSql.Create, stop: stop);
        await PlaceStaging.CopyAsync(tx.Connection, plan.Changes, withForm: plan.HasKnown, stop);
        if (plan.HasKnown)
        {
            if (!by.IsOfSource)
            {
                await DeliveredRecords.KeepAsync(tx, hub, [.. plan.Changes.Select(change => change.Id)], stop);
            }

            await PlaceHistory.RecordStagedAsync(tx, by, actor, now, stop);
        }

        await tx.ExecuteAsync(StagingSql.FindByFurtherKeys, new { hub = hub.Alias }, stop);
        var structures = await tx.QueryAsync<WrittenStructure>(StagingSql.Structures, new { hub = hub.Alias, now }, stop);
        var places = await tx.QueryAsync<WrittenPlace>(plan.HasKnown ? StagingSql.Places : StagingSql.NewPlaces, new { hub = hub.Alias, source, is_of_source = by.IsOfSource, now }, stop);
        var left = plan.LeftStructures.Count == 0
            ? []
            : await tx.QueryAsync<StoredStructure>(StagingSql.LeftStructures, new { hub = hub.Alias, now, left = plan.LeftStructures.ToArray() }, stop);
        var renamed = await RenameAsync(tx, hub, plan, now, stop);
        var grouped = places.Where(place => place.MergedInto is not null).ToList();
        if (grouped.Count > 0)
        {
            await tx.ExecuteAsync(StagingSql.LeaveOut, new { sourceIds = grouped.Select(place => place.SourceId).ToArray() }, stop);
        }

        if (plan.HasKnown)
        {
            await tx.ExecuteAsync(StagingSql.Mirror, new { hub = hub.Alias }, stop);
        }
        else
        {
            await FirstMirror.CopyAsync(tx.Connection, hub, plan.Changes, stop);
        }

        var operating = structures.ExceptBy(renamed.Select(structure => structure.Id), structure => structure.Id).Concat(renamed).ToList();
        tx.PublishAll(CensusEvents.Of(hub, actor, now, plan, operating, left, places), areUrgent: !by.IsImport);
        await merged.RenewAsync(tx, hub, [.. grouped.Select(place => place.MergedInto!.Value).Distinct()], actor, stop);
        await comparisons.AddAsync(tx, hub, [.. plan.Changes.Select(change => change.Id)], stop);
    }

    /// <summary>What was not taken of a source's news stands in the history; what the source says next is compared with all of it.</summary>
    private async Task RememberAsync(HubTransaction tx, HubId hub, IReadOnlyList<EditedDelivery> deliveries, Actor actor, ChangeOrigin by, CancellationToken stop)
    {
        if (by.IsOfSource)
        {
            await DeliveredRecords.WriteAsync(tx, hub, deliveries, stop);
        }

        var withheld = deliveries.Where(delivery => delivery.Merge is { Withheld.Count: > 0 }).ToList();
        if (withheld.Count > 0)
        {
            await PlaceHistory.RecordWithheldAsync(
                tx, [.. withheld.Select(delivery => delivery.Id)], [.. withheld.Select(DeliveredRecords.Withheld)], by, actor, time.GetUtcNow(), stop);
        }
    }

    /// <summary>A changed place may have given its structure the name that it has; a new one only matters where it says another name.</summary>
    private static async Task<IReadOnlyList<StoredStructure>> RenameAsync(HubTransaction tx, HubId hub, WritePlan plan, DateTimeOffset now, CancellationToken stop)
    {
        var otherwise = await tx.QueryAsync<Guid>(StagingSql.OtherwiseNamed, new { hub = hub.Alias }, stop);
        var doubtful = otherwise.Union(plan.LeftStructures).ToArray();
        return doubtful.Length == 0 ? [] : await tx.QueryAsync<StoredStructure>(StagingSql.RenewNames, new { hub = hub.Alias, now, structures = doubtful }, stop);
    }

    private static async Task<WritePlan> PlanAsync(
        HubTransaction tx, HubId hub, string source, IReadOnlyList<PlaceDraft> drafts, bool isDelivery, CancellationToken stop)
    {
        var ids = new string[drafts.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = drafts[i].Id;
        }

        var known = await tx.QueryAsync<KnownPlace>(
            // Looked up one by one (« offset 0 » keeps the planner from another join): of a source that it has no statistics of it expects
            // few rows, and would read all of them for every chunk.
            """
            select p.id, p.source_id, p.structure_id, p.active, p.left_import is not null as has_left, p.content_hash, p.delivered_hash
            from unnest(@ids) as wanted (id)
            cross join lateral (select * from places where hub_id = @hub and source = @source and source_id = wanted.id offset 0) p
            """,
            new { hub = hub.Alias, source, ids }, stop);
        var plan = WritePlan.Of(drafts, known, isDelivery);
        return plan.Unread.Count == 0 ? plan : WritePlan.Of(drafts, known, isDelivery, await DeliveredRecords.ReadAsync(tx, hub, [.. plan.Unread], stop));
    }

    private static HubId HubOf(HubTransaction tx) =>
        tx.Hub ?? throw new ArgumentException("Places belong to a hub: begin the transaction in it.", nameof(tx));
}
