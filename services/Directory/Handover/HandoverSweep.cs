using HubsPlatform.ServiceDefaults.Tenancy;
using Npgsql;

namespace HubsPlatform.Directory.Handover;

/// <summary>
/// An import that was under way while a hub was founded may have placed records by the old map. Every ten minutes one replica
/// looks for such records and puts them right.
/// </summary>
internal sealed partial class HandoverSweep(TerritoryHandover handover, NpgsqlDataSource pool, TimeProvider clock, ILogger<HandoverSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                await SweepAsync(stop);
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                LogFailed(logger, failure);
            }
        }
    }

    private async Task SweepAsync(CancellationToken stop)
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
            LogMoved(logger, moved.Places);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Places} places went to the hub of their territory")]
    private static partial void LogMoved(ILogger logger, int places);

    [LoggerMessage(LogLevel.Warning, "Looking for misplaced places failed; the next round comes in ten minutes")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
