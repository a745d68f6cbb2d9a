using HubsPlatform.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Geocoding;

/// <summary>
/// Locates what has no position, after the commit of whoever wrote it, and asks the geocoder, if there is one, about addresses that are due.
/// Replicas share the work: rows and addresses are taken by one of them at a time.
/// </summary>
public sealed partial class LocationWork(
    UnlocatedPlaces places, AddressBook addresses, Geocoder geocoder, IOptions<GeocodingOptions> options, TimeProvider clock, ILogger<LocationWork> logger)
    : PeriodicWork(options.Value.Poll, options.Value.Poll, clock, logger)
{
    private DateTimeOffset _leftAloneUntil = DateTimeOffset.MinValue;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        while (await places.LocateNewAsync(stop) > 0)
        {
        }

        for (var i = 0; i < options.Value.BatchesPerRound && geocoder.IsConfigured && Clock.GetUtcNow() >= _leftAloneUntil && await AskAsync(stop); i++)
        {
        }
    }

    /// <returns>Whether there was something to ask, and an answer.</returns>
    private async Task<bool> AskAsync(CancellationToken stop)
    {
        var (due, alone) = await addresses.TakeAsync(stop);
        if (due.Count == 0)
        {
            return false;
        }

        var answered = true;
        foreach (var batch in alone ? due.Select(address => (IReadOnlyList<DueAddress>)[address]) : [due])
        {
            try
            {
                await addresses.NoteAsync(batch, alone ? [await geocoder.SearchAsync(batch[0].Asked, stop)] : await geocoder.SearchAsync([.. batch.Select(address => address.Asked)], stop), stop);
                await places.LocateAsync([.. batch.Select(address => address.Hash)], stop);
            }
            catch (GeocoderException failure)
            {
                await addresses.PutOffAsync(batch, failure, stop);
                LogPutOff(Logger, batch.Count, failure.Message);
                answered = false;

                // Who fails for all need not be asked by each: the next round comes when the first of these is due again.
                if (!alone)
                {
                    _leftAloneUntil = Clock.GetUtcNow() + addresses.WaitAfter(batch.Min(address => address.Attempts), failure);
                }
            }
        }

        return answered;
    }

    [LoggerMessage(LogLevel.Warning, "{Addresses} addresses wait for the geocoder: {Problem}")]
    private static partial void LogPutOff(ILogger logger, int addresses, string problem);
}
