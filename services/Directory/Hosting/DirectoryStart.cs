using HubsPlatform.Directory.Programme;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Hosting;

/// <summary>What must be there before the first request: the geographic code, the hubs, the map of their territories.</summary>
public sealed class DirectoryStart(HubDatabase database, OfficialCode code, HubRegister hubs, TerritoryRefresh territories) : IHostedService
{
    public async Task StartAsync(CancellationToken stop)
    {
        await GeographicTables.LoadAsync(database, code, stop);
        await hubs.DeclareFirstHubsAsync(stop);
        await territories.RefreshAsync(stop);
    }

    public Task StopAsync(CancellationToken stop) => Task.CompletedTask;
}
