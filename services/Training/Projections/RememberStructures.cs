using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;

namespace HubsPlatform.Training.Projections;

/// <summary>Keeps the structures of a hub: those who may enrol.</summary>
public sealed class RememberStructures : IEventHandler<StructuresRecorded>
{
    public Task HandleAsync(HubTransaction transaction, StructuresRecorded message, CancellationToken stop) =>
        transaction.ExecuteAsync(
            // Sorted, so that two events with the same structures lock their rows in the same order.
            """
            insert into structures (hub_id, id, version, active, operating, name, pivot, departement_code, recorded_at)
            select @Hub, id, version, active, operating, name, pivot, departement_code, @OccurredAt
            from unnest(@ids, @versions, @active, @operating, @names, @pivots, @departements)
              as state (id, version, active, operating, name, pivot, departement_code)
            order by id
            on conflict on constraint structures_pk do update
            set version = excluded.version, active = excluded.active, operating = excluded.operating, name = excluded.name,
                pivot = excluded.pivot, departement_code = excluded.departement_code, recorded_at = excluded.recorded_at
            where (structures.version, structures.recorded_at) < (excluded.version, excluded.recorded_at)
            """,
            new
            {
                message.Hub,
                message.OccurredAt,
                ids = message.Structures.Select(structure => structure.StructureId).ToArray(),
                versions = message.Structures.Select(structure => structure.Version).ToArray(),
                active = message.Structures.Select(structure => structure.Active).ToArray(),
                operating = message.Structures.Select(structure => structure.Operating).ToArray(),
                names = message.Structures.Select(structure => structure.Name).ToArray(),
                pivots = message.Structures.Select(structure => structure.Pivot).ToArray(),
                departements = message.Structures.Select(structure => structure.DepartementCode).ToArray(),
            },
            stop);
}
