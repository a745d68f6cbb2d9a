using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Tenancy;
using Npgsql;

namespace HubsPlatform.Funding.Awards;

/// <summary>The one place where awards are written: the row, its audit line and its event in one transaction.</summary>
public sealed class AwardLedger(TimeProvider clock)
{
    /// <summary>Records an award, once per id.</summary>
    /// <returns>False where the award is recorded already.</returns>
    /// <exception cref="PostgresException">The call's envelope would be exceeded: see <see cref="IsEnvelopeExceeded"/>.</exception>
    public async Task<bool> RecordAsync(HubTransaction transaction, Award award, Actor actor, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var callName = await transaction.QuerySingleOrDefaultAsync<string>(
            """
            with recorded as (
              insert into awards (hub_id, id, call_id, amount, currency, recipients, population_targeted, population_note, zone, awarded_on, source, recorded_by, recorded_at)
              values (@Hub, @Id, @CallId, @Amount, @Currency, @Recipients, @PopulationTargeted, @PopulationNote, @Zone, @AwardedOn, @Source, @subject, @now)
              on conflict on constraint awards_pk do nothing
              returning call_id
            )
            select calls.name from open.calls join recorded on recorded.call_id = calls.id
            """,
            new
            {
                award.Hub,
                award.Id,
                award.CallId,
                award.Money.Amount,
                award.Money.Currency,
                Recipients = award.Recipients.ToArray(),
                award.PopulationTargeted,
                award.PopulationNote,
                award.Zone,
                award.AwardedOn,
                award.Source,
                subject = actor.Subject,
                now,
            },
            stop);
        if (callName is null)
        {
            return false;
        }

        await transaction.AuditAsync(actor, "award.recorded", $"awards/{award.Id}", stop);
        transaction.Publish(
            new AwardGranted
            {
                Hub = award.Hub.Alias,
                Actor = actor.Subject,
                OccurredAt = now,
                AwardId = award.Id,
                CallId = award.CallId,
                CallName = callName,
                Amount = award.Money.Amount,
                Currency = award.Money.Currency,
                PopulationTargeted = award.PopulationTargeted,
                AwardedOn = award.AwardedOn,
                Version = 1,
            });
        return true;
    }

    /// <summary>The database refused an award because the envelope does not hold it.</summary>
    public static bool IsEnvelopeExceeded(PostgresException refused) => refused.ConstraintName == "calls_within_envelope";
}
