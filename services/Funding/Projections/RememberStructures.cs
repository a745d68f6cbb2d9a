using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;

namespace HubsPlatform.Funding.Projections;

/// <summary>Keeps which structures of a hub operate, and where: the actors that criterion 1 counts.</summary>
public sealed class RememberStructures : IEventHandler<StructuresRecorded>
{
    public Task HandleAsync(HubTransaction transaction, StructuresRecorded message, CancellationToken stop) =>
        transaction.ExecuteAsync(
            // Sorted, so that two events with the same structures lock their rows in the same order.
            """
            insert into structures (hub_id, id, version, active, operating, departement_code, recorded_at)
            select @Hub, id, version, active, operating, departement_code, @OccurredAt
            from unnest(@ids, @versions, @active, @operating, @departements) as state (id, version, active, operating, departement_code)
            order by id
            on conflict on constraint structures_pk do update
            set version = excluded.version, active = excluded.active, operating = excluded.operating,
                departement_code = excluded.departement_code, recorded_at = excluded.recorded_at
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
                departements = message.Structures.Select(structure => structure.DepartementCode).ToArray(),
            },
            stop);
}
