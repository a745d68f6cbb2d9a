using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;

namespace HubsPlatform.Evaluation.Projections;

/// <summary>Keeps in which département each mediator of a hub works, and nothing else about them.</summary>
public sealed class RememberMediators : IEventHandler<MediatorsRecorded>
{
    public Task HandleAsync(HubTransaction transaction, MediatorsRecorded message, CancellationToken stop) =>
        transaction.ExecuteAsync(
            """
            insert into mediators (hub_id, id, version, active, departement_code, recorded_at)
            select @Hub, id, version, active, departement_code, @OccurredAt
            from unnest(@ids, @versions, @active, @departements) as state (id, version, active, departement_code)
            order by id
            on conflict on constraint mediators_pk do update
            set version = excluded.version, active = excluded.active,
                departement_code = excluded.departement_code, recorded_at = excluded.recorded_at
            where (mediators.version, mediators.recorded_at) < (excluded.version, excluded.recorded_at)
            """,
            new
            {
                message.Hub,
                message.OccurredAt,
                ids = message.Mediators.Select(mediator => mediator.MediatorId).ToArray(),
                versions = message.Mediators.Select(mediator => mediator.Version).ToArray(),
                active = message.Mediators.Select(mediator => mediator.Active).ToArray(),
                departements = message.Mediators.Select(mediator => mediator.DepartementCode).ToArray(),
            },
            stop);
}
