using HubsPlatform.ServiceDefaults.Database;
using Npgsql;

namespace HubsPlatform.Directory.Territories;

/// <summary>Keeps the map in step with the database, in each replica: a new hub is known everywhere within the same second.</summary>
public sealed partial class TerritoryRefresh(TerritoryMap map, HubDatabase database, NpgsqlDataSource pool, TimeProvider clock, ILogger<TerritoryRefresh> logger) : BackgroundService
{
    private static readonly TimeSpan AfterLoss = TimeSpan.FromSeconds(2);

    public async Task RefreshAsync(CancellationToken stop) => map.Replace(await HubTerritoryTables.ReadAsync(database, stop));

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stop);
            }
            catch (Exception lost) when (lost is NpgsqlException or TimeoutException)
            {
                LogLost(logger, lost.Message);
                await Task.Delay(AfterLoss, clock, stop);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        await using var connection = await pool.OpenConnectionAsync(stop);
        await using (var listen = new NpgsqlCommand($"listen {HubTerritoryTables.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(stop);
        }

        // Reading after the listening began misses nothing, also after a lost connection.
        while (true)
        {
            await RefreshAsync(stop);
            await connection.WaitAsync(stop);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Listening for new territories was interrupted: {Reason}")]
    private static partial void LogLost(ILogger logger, string reason);
}
