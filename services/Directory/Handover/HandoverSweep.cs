using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.Tenancy;
using Npgsql;

namespace HubsPlatform.Directory.Handover;

/// <summary>
/// An import that was under way while a hub was founded may have placed records by the old map. Every ten minutes one replica
/// looks for such records and puts them right.
/// </summary>
internal sealed partial class HandoverSweep(TerritoryHandover handover, NpgsqlDataSource pool, TimeProvider clock, ILogger<HandoverSweep> logger) : PeriodicWork(Every, Every, clock, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var connection = await pool.OpenConnectionAsync(stop);
        await using var turn = new NpgsqlCommand("select pg_try_advisory_lock(hashtext('handover'))", connection);
        if (await turn.ExecuteScalarAsync(stop) is not true)
        {
            return;
        }

        var moved = await handover.SweepAsync(Actor.System("handover"), stop);
        await using var done = new NpgsqlCommand("select pg_advisory_unlock(hashtext('handover'))", connection);
        await done.ExecuteScalarAsync(stop);
        if (moved.Places > 0)
        {
            LogMoved(Logger, moved.Places);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Places} places went to the hub of their territory")]
    private static partial void LogMoved(ILogger logger, int places);
}
