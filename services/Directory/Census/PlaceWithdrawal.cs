using HubsPlatform.Contracts;
using HubsPlatform.Directory.History;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Census;

/// <summary>Takes places out of a hub's census and the public directory. The record stays, so that undoing and history are possible.</summary>
public sealed class PlaceWithdrawal(MergedPlaces merged, ComparisonQueue comparisons, TimeProvider clock)
{
    private static readonly string RenewNames = StructureNames.Renew("@structures");

    /// <summary>A place that stands for a group goes with all its records; one of the other records goes alone.</summary>
    /// <param name="transaction">In the place's hub.</param>
    /// <param name="id">A place of the hub, active.</param>
    /// <param name="actor">Named in the events.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <param name="by">By what, for the place's history; null for a person's form.</param>
    public async Task WithdrawAsync(HubTransaction transaction, Guid id, Actor actor, CancellationToken stop, ChangeOrigin? by = null)
    {
        var hub = transaction.Hub!.Value;
        var args = new { hub = hub.Alias, id, now = clock.GetUtcNow() };
        var places = await transaction.QueryAsync<WithdrawnPlace>(
            """
            with gone as (delete from open.places o using places p where p.hub_id = @hub and p.id = @id and p.merged_into is null and o.id = p.id)
            update places p set active = false, version = version + 1, updated_at = @now
            where p.hub_id = @hub and (p.id = @id or p.merged_into = @id) and p.active
            returning p.id, p.version, p.nom as name, p.structure_id, p.commune_code, p.departement_code, p.services, p.date_maj as updated_on, p.merged_into
            """,
            args, stop);
        await PlaceHistory.RecordWithdrawnAsync(transaction, [.. places.Select(place => place.Id)], by ?? ChangeOrigin.Hand, actor, args.now, stop);
        var structure = new { args.hub, args.now, structures = places.Select(place => place.StructureId).Distinct().ToArray() };
        var idle = await transaction.QueryAsync<StoredStructure>(
            """
            update structures s set version = version + 1, updated_at = @now
            where s.hub_id = @hub and s.id = any(@structures) and not exists (select from places p where p.hub_id = @hub and p.structure_id = s.id and p.active)
            returning s.id, s.name, s.pivot, s.departement_code, s.version
            """,
            structure, stop);
        var renamed = await transaction.QueryAsync<StoredStructure>(RenewNames, structure, stop);
        StructureState[] structures = [.. idle.Select(left => left.State(true, false)), .. renamed.Select(left => left.State(true, true))];
        merged.Publish(transaction, hub, [.. places.Where(place => place.MergedInto is null).Select(place => place.State(false))], actor);
        transaction.PublishAll(
            [.. structures.Select(state => new StructuresRecorded { Hub = args.hub, Actor = actor.Subject, OccurredAt = args.now, Structures = [state] })]);
        await merged.RenewAsync(transaction, hub, [.. places.Select(place => place.MergedInto).OfType<Guid>().Distinct()], actor, stop);
        await comparisons.AddAsync(transaction, hub, [.. places.Select(place => place.Id)], stop);
    }

    private sealed class WithdrawnPlace : StoredPlace
    {
        public Guid? MergedInto { get; init; }
    }
}
