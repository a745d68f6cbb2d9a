using HubsPlatform.ServiceDefaults.Hosting;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>Keeps the index near the database, so that a question after a large import does not have to wait for all of it.</summary>
public sealed class PlaceIndexUpkeep(PlaceIndex index, TimeProvider clock, ILogger<PlaceIndexUpkeep> logger) : PeriodicWork(Every, Every, clock, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override Task WorkAsync(CancellationToken stop) => index.FollowAsync(stop);
}
