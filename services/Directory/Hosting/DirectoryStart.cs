using HubsPlatform.Directory.Demonstration;
using HubsPlatform.Directory.Programme;
using HubsPlatform.Directory.SearchIndex;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Hosting;

/// <summary>What must be there before the first request: the geographic code, the hubs, the map of their territories, the index of the published places; in Development the demonstration.</summary>
public sealed class DirectoryStart(HubDatabase database, OfficialCode code, HubRegister hubs, TerritoryRefresh territories, DemonstrationData demonstration, PlaceIndex index) : IHostedService
{
    public async Task StartAsync(CancellationToken stop)
    {
        await GeographicTables.LoadAsync(database, code, stop);
        await hubs.DeclareFirstHubsAsync(stop);
        await territories.RefreshAsync(stop);
        await demonstration.LoadAsync(stop);
        await index.FollowAsync(stop);
    }

    public Task StopAsync(CancellationToken stop) => Task.CompletedTask;
}
