using HubsPlatform.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Geocoding;

/// <summary>Looks for coordinates that contradict their communes, and for places that missed an answer.</summary>
public sealed class LocationUpkeep(DoubtfulPlaces doubtful, UnlocatedPlaces unlocated, IOptions<GeocodingOptions> options, TimeProvider clock, ILogger<LocationUpkeep> logger)
    : PeriodicWork(options.Value.UpkeepEvery, options.Value.UpkeepEvery, clock, logger)
{
    protected override async Task WorkAsync(CancellationToken stop)
    {
        await unlocated.LocateMissedAsync(stop);
        await doubtful.FindAsync(stop);
    }
}
