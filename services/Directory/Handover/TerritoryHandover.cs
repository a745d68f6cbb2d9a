using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Handover;

/// <summary>
/// Moves what stands in a hub's territory to that hub, with its structures and mediators. Both sides hear of it: for the old
/// hub the records end, for the new one they begin. Ids stay, so that addresses of places stay. Run again, it finds nothing left.
/// </summary>
public sealed class TerritoryHandover(HubDatabase database, TimeProvider clock)
{
    private const int AtOnce = PlacesRecorded.MostPlaces;

    /// <param name="target">The hub that gets its due; null for every hub.</param>
    /// <param name="actor">Named in the events and the audit trail.</param>
    /// <param name="stop">Ends between two batches.</param>
    public async Task<HandedOver> RunAsync(HubId? target, Actor actor, CancellationToken stop)
    {
        var misplaced = await database.QueryAsync<(string From, string To, Guid Id)>(HandoverSql.Misplaced, new { target = target?.Alias }, stop);
        var sum = new HandedOver(0, 0, 0);
        foreach (var way in misplaced.GroupBy(place => (place.From, place.To)))
        {
            foreach (var batch in way.Select(place => place.Id).Chunk(AtOnce))
            {
                sum += await MoveAsync(new HubId(way.Key.From), new HubId(way.Key.To), batch, actor, stop);
            }
        }

        return sum;
    }

    private async Task<HandedOver> MoveAsync(HubId source, HubId target, Guid[] ids, Actor actor, CancellationToken stop)
    {
        var args = new { source = source.Alias, target = target.Alias, ids, now = clock.GetUtcNow() };
        await using var transaction = await database.BeginAsync(source, stop);
        await transaction.ExecuteAsync(HandoverSql.TakePlaces, args, stop);
        var leftMediators = await transaction.QueryAsync<HandedMediator>(HandoverSql.TakeMediators, args, stop);
        var leftStructures = await transaction.QueryAsync<HandedStructure>(HandoverSql.TakeEmptiedStructures, args, stop);
        var restingStructures = await transaction.QueryAsync<HandedStructure>(HandoverSql.RestStructures, args, stop);
        await transaction.AuditAsync(actor, "places.handed-over", $"hubs/{target}", stop);

        await transaction.ExecuteAsync(HandoverSql.EnterHub, args, stop);
        var structures = await transaction.QueryAsync<HandedStructure>(HandoverSql.GiveStructures, args, stop);
        var places = await transaction.QueryAsync<HandedPlace>(HandoverSql.GivePlaces, args, stop);
        var mediators = await transaction.QueryAsync<HandedMediator>(HandoverSql.GiveMediators, args, stop);

        await transaction.PublishAllAsync(
            [
                new PlacesRecorded { Hub = source.Alias, Actor = actor.Subject, OccurredAt = args.now, Places = [.. places.Select(place => place.State(false))] },
                new StructuresRecorded
                {
                    Hub = source.Alias, Actor = actor.Subject, OccurredAt = args.now,
                    Structures = [.. leftStructures.Select(structure => structure.State(false, false)), .. restingStructures.Select(structure => structure.State(true, false))],
                },
                new MediatorsRecorded { Hub = source.Alias, Actor = actor.Subject, OccurredAt = args.now, Mediators = [.. leftMediators.Select(mediator => mediator.State(false))] },
                new StructuresRecorded { Hub = target.Alias, Actor = actor.Subject, OccurredAt = args.now, Structures = [.. structures.Select(structure => structure.State(true, true))] },
                new PlacesRecorded { Hub = target.Alias, Actor = actor.Subject, OccurredAt = args.now, Places = [.. places.Where(place => place.IsGiven).Select(place => place.State(true))] },
                new MediatorsRecorded { Hub = target.Alias, Actor = actor.Subject, OccurredAt = args.now, Mediators = [.. mediators.Select(mediator => mediator.State(true))] },
            ],
            stop);
        await transaction.CommitAsync(stop);
        return new HandedOver(places.Count, structures.Count, mediators.Count);
    }
}
