using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Census;

/// <summary>How structures are written by hand: one after the other, while no import is writing places, and the other services hear of it.</summary>
internal static class StructureTurn
{
    /// <summary>
    /// Until the transaction ends nobody else writes structures of the hub. Taken before any row, as <see cref="PlaceWriter"/> takes its part of it:
    /// so an import cannot found a structure under a number that is being given to another one.
    /// </summary>
    public static Task TakeAsync(HubTransaction transaction, CancellationToken stop) =>
        transaction.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('structures:' || @hub, 0))", new { hub = transaction.Hub!.Value.Alias }, stop);

    /// <summary>Tells the other services how these structures are now.</summary>
    public static async Task PublishAsync(HubTransaction transaction, Guid[] structures, Actor actor, DateTimeOffset now, CancellationToken stop)
    {
        var hub = transaction.Hub!.Value.Alias;
        var rows = await transaction.QueryAsync<TurnedStructure>(
            """
            select s.id, s.name, s.pivot, s.departement_code, s.version, s.active,
              exists (select from places p where p.hub_id = s.hub_id and p.structure_id = s.id and p.active) as operating
            from structures s where s.hub_id = @hub and s.id = any(@structures)
            """,
            new { hub, structures }, stop);
        transaction.Publish(
            new StructuresRecorded { Hub = hub, Actor = actor.Subject, OccurredAt = now, Structures = [.. rows.Select(row => row.State(row.Active, row.Active && row.Operating))] });
    }

    private sealed class TurnedStructure : StoredStructure
    {
        public bool Active { get; init; }
        public bool Operating { get; init; }
    }
}
