using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Census;

/// <summary>Takes places out of a hub's census and the public directory. The record stays, so that undoing and history are possible.</summary>
public sealed class PlaceWithdrawal(TimeProvider clock)
{
    private static readonly string RenewName = StructureNames.Renew("array[@structure]");

    /// <param name="transaction">In the place's hub.</param>
    /// <param name="id">A place of the hub, active.</param>
    /// <param name="actor">Named in the events.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task WithdrawAsync(HubTransaction transaction, Guid id, Actor actor, CancellationToken stop)
    {
        var args = new { hub = transaction.Hub!.Value.Alias, id, now = clock.GetUtcNow() };
        var place = (await transaction.QuerySingleOrDefaultAsync<StoredPlace>(
            """
            with gone as (delete from open.places where id = @id returning commune_code)
            update places p set active = false, version = version + 1, updated_at = @now
            where p.hub_id = @hub and p.id = @id
            returning p.id, p.version, p.nom as name, p.structure_id, (select commune_code from gone) as commune_code, p.departement_code, p.services, p.date_maj as updated_on
            """,
            args, stop))!;
        var structure = new { args.hub, args.now, structure = place.StructureId };
        var idle = await transaction.QueryAsync<StoredStructure>(
            """
            update structures s set version = version + 1, updated_at = @now
            where s.hub_id = @hub and s.id = @structure and not exists (select from places p where p.hub_id = @hub and p.structure_id = s.id and p.active)
            returning s.id, s.name, s.pivot, s.departement_code, s.version
            """,
            structure, stop);
        var renamed = await transaction.QueryAsync<StoredStructure>(RenewName, structure, stop);
        StructureState[] structures = [.. idle.Select(left => left.State(true, false)), .. renamed.Select(left => left.State(true, true))];
        await transaction.PublishAllAsync(
            [
                new PlacesRecorded { Hub = args.hub, Actor = actor.Subject, OccurredAt = args.now, Places = [place.State(false)] },
                .. structures.Select(state => new StructuresRecorded { Hub = args.hub, Actor = actor.Subject, OccurredAt = args.now, Structures = [state] }),
            ],
            stop);
    }
}
