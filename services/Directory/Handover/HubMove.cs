using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Handover;

/// <summary>
/// Moves records from one hub to another, in one transaction. Both sides hear of it: for the old hub they end, for the new one
/// they begin; both have it in their audit trail. Ids stay, so that addresses of places stay.
/// </summary>
internal sealed class HubMove(MovedPairs pairs, TimeProvider clock)
{
    /// <summary>Ends in the new hub.</summary>
    /// <param name="transaction">Any; it is led into both hubs.</param>
    /// <param name="source">The hub that has the records; ids that it does not have are left out.</param>
    /// <param name="target">The hub that gets them.</param>
    /// <param name="ids">At most as many places as an event holds.</param>
    /// <param name="actor">Named in the events and the audit trails.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<HandedOver> RunAsync(HubTransaction transaction, HubId source, HubId target, HandedIds ids, Actor actor, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var from = new { hub = source.Alias, ids.Places, ids.Structures, ids.Mediators, now };
        await MovedPairs.TakeTurnsAsync(transaction, source, target, stop);
        await transaction.ExecuteAsync(HandoverSql.EnterHub, from, stop);
        await pairs.TakeAsync(transaction, source, ids.Places, actor, stop);
        await transaction.ExecuteAsync(HandoverSql.Take, from, stop);
        await transaction.ExecuteAsync(PlaceBelongings.Take, from, stop);
        var leftMediators = await transaction.QueryAsync<HandedMediator>(HandoverSql.TakeMediators, from, stop);
        var leftStructures = await transaction.QueryAsync<HandedStructure>(HandoverSql.TakeEmptiedStructures, from, stop);
        var restingStructures = await transaction.QueryAsync<HandedStructure>(HandoverSql.RestStructures, from, stop);
        var renamedStructures = await transaction.QueryAsync<HandedStructure>(HandoverSql.RenewNamesBehind, from, stop);
        await transaction.AuditAsync(source, actor, "places.handed-over", $"hubs/{target}", stop);

        var to = new { hub = target.Alias, now };
        await transaction.ExecuteAsync(HandoverSql.EnterHub, to, stop);
        await transaction.ExecuteAsync(HandoverSql.GiveStructures, to, stop);
        await pairs.MakeRoomAsync(transaction, target, actor, stop);
        var places = await transaction.QueryAsync<HandedPlace>(HandoverSql.GivePlaces, to, stop);
        await transaction.ExecuteAsync(PlaceBelongings.Give, to, stop);
        await transaction.ExecuteAsync(HandoverSql.RenewNames, to, stop);
        var structures = await transaction.QueryAsync<HandedStructure>(HandoverSql.GivenStructures, to, stop);
        var mediators = await transaction.QueryAsync<HandedMediator>(HandoverSql.GiveMediators, to, stop);
        await pairs.GiveAsync(transaction, target, [.. places.Where(place => place.IsGiven).Select(place => place.Id)], actor, stop);
        await transaction.AuditAsync(target, actor, "places.taken-over", $"hubs/{source}", stop);
        await transaction.ExecuteAsync(HandoverSql.Done, stop: stop);

        HubEvent[] events =
        [
            new PlacesRecorded
            {
                Hub = source.Alias, Actor = actor.Subject, OccurredAt = now,
                Places = [.. places.Where(place => place.Active).Select(place => place.State(false))],
            },
            new StructuresRecorded
            {
                Hub = source.Alias, Actor = actor.Subject, OccurredAt = now,
                Structures =
                [
                    .. leftStructures.Select(structure => structure.State(false, false)), .. restingStructures.Select(structure => structure.State(true, false)),
                    .. renamedStructures.Select(structure => structure.State(true, true)),
                ],
            },
            new MediatorsRecorded
            {
                Hub = source.Alias, Actor = actor.Subject, OccurredAt = now,
                Mediators = [.. leftMediators.Where(mediator => mediator.Active).Select(mediator => mediator.State(false))],
            },
            new StructuresRecorded
            {
                Hub = target.Alias, Actor = actor.Subject, OccurredAt = now,
                Structures = [.. structures.Select(structure => structure.State(true, structure.Operating))],
            },
            new PlacesRecorded
            {
                Hub = target.Alias, Actor = actor.Subject, OccurredAt = now,
                Places = [.. places.Where(place => place.Active && place.IsGiven).Select(place => place.State(true))],
            },
            new MediatorsRecorded
            {
                Hub = target.Alias, Actor = actor.Subject, OccurredAt = now,
                Mediators = [.. mediators.Where(mediator => mediator.Active).Select(mediator => mediator.State(true))],
            },
        ];
        transaction.PublishAll(events);
        return new HandedOver(places.Count(place => place.Active), structures.Count, mediators.Count(mediator => mediator.Active));
    }
}
