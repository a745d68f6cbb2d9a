using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;

namespace HubsPlatform.Evaluation.Projections;

/// <summary>Keeps what a hub was granted and how many people it said it would reach.</summary>
public sealed class RememberAward : IEventHandler<AwardGranted>
{
    public Task HandleAsync(HubTransaction transaction, AwardGranted message, CancellationToken stop) =>
        transaction.ExecuteAsync(
            """
            insert into awards (hub_id, id, version, call_id, amount, currency, population_targeted, awarded_on, recorded_at)
            values (@Hub, @AwardId, @Version, @CallId, @Amount, @Currency, @PopulationTargeted, @AwardedOn, @OccurredAt)
            on conflict on constraint awards_pk do update
            set version = excluded.version, call_id = excluded.call_id, amount = excluded.amount, currency = excluded.currency,
                population_targeted = excluded.population_targeted, awarded_on = excluded.awarded_on, recorded_at = excluded.recorded_at
            where (awards.version, awards.recorded_at) < (excluded.version, excluded.recorded_at)
            """,
            new
            {
                message.Hub,
                message.AwardId,
                message.Version,
                message.CallId,
                message.Amount,
                message.Currency,
                message.PopulationTargeted,
                message.AwardedOn,
                message.OccurredAt,
            },
            stop);
}
