using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>
/// Keeps the index near the database, so that a question after a large import does not have to wait for all of it. While files are imported it
/// waits some rounds long, as the comparison of places does: an import is what people look at.
/// </summary>
public sealed class PlaceIndexUpkeep(PlaceIndex index, HubDatabase database, TimeProvider clock, ILogger<PlaceIndexUpkeep> logger) : PeriodicWork(Every, Every, clock, logger)
{
    private const int MostRoundsLeftOut = 9;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private int _leftOut;

    /// <summary>One round.</summary>
    /// <returns>False where it was left out.</returns>
    internal async Task<bool> FollowAsync(CancellationToken stop)
    {
        if (_leftOut < MostRoundsLeftOut && await database.QuerySingleOrDefaultAsync<bool>("select exists (select from work.import_queue)", stop: stop))
        {
            _leftOut++;
            return false;
        }

        _leftOut = 0;
        await index.FollowAsync(stop);
        return true;
    }

    protected override Task WorkAsync(CancellationToken stop) => FollowAsync(stop);
}
