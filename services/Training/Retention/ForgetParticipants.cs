using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Training.Retention;

/// <summary>Once a day, forgets the names of participants two years after their session; the attendance itself stays.</summary>
public sealed class ForgetParticipants(HubDatabase database, TimeProvider clock, ILogger<ForgetParticipants> logger) : PeriodicWork(TimeSpan.Zero, TimeSpan.FromDays(1), clock, logger)
{
    private const int YearsKept = 2;

    public async Task RunAsync(CancellationToken stop)
    {
        var before = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddYears(-YearsKept);
        foreach (var alias in await database.QueryAsync<string>("select hub from open.hubs order by hub", stop: stop))
        {
            await using var transaction = await database.BeginAsync(new HubId(alias), stop);
            var forgotten = await transaction.ExecuteAsync(
                """
                update enrolments set participant = null from sessions
                where enrolments.hub_id = @alias and participant is not null
                  and sessions.hub_id = enrolments.hub_id and sessions.id = session_id and last_day < @before
                """,
                new { alias, before },
                stop);
            if (forgotten > 0)
            {
                await transaction.AuditAsync(Actor.System("retention"), "participants.forgotten", $"sessions before {before:O}", stop);
                await transaction.CommitAsync(stop);
            }
        }
    }

    protected override Task WorkAsync(CancellationToken stop) => RunAsync(stop);
}
