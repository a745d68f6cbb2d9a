using HubsPlatform.Directory.Census;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Duplicates;

/// <summary>When places are compared. Configuration section <c>Duplicates</c>.</summary>
public sealed class DuplicateOptions
{
    public const string Section = "Duplicates";

    /// <summary>How many places are compared in one transaction.</summary>
    public int BatchPlaces { get; set; } = 500;

    /// <summary>How often work is looked for that another process left.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often is looked whether the imports have ended that come first.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>So long places wait for the end of imports, no longer.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>
/// Compares what was written since, hub by hub, after the commit. While files are imported it waits: an import is what people look at,
/// and a file is best compared as a whole. One process compares in a hub at a time, else two new places could miss one another.
/// </summary>
internal sealed partial class ComparisonWorker(
    HubDatabase database, Comparison comparison, ComparisonBell bell, IOptions<DuplicateOptions> options, TimeProvider clock, ILogger<ComparisonWorker> logger) : BackgroundService
{
    private const string Hubs = """
        select c.hub from work.places_to_compare c group by c.hub
        having min(c.queued_at) < @patience or not exists (select from work.import_queue) order by min(c.id)
        """;

    private const string Take = """
        with sums as (select id, places, sum(cardinality(places)) over (order by id) - cardinality(places) as before from work.places_to_compare where hub = @hub order by id limit @most)
        delete from work.places_to_compare c using sums s where c.id = s.id and s.before < @most returning c.places
        """;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var isWaiting = await CompareAsync(stop);
                await bell.WaitAsync(isWaiting ? options.Value.Pause : options.Value.Poll, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // What is to be compared stands in the database, which is away most likely.
                LogDelayed(logger, failure);
                await Task.Delay(options.Value.Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>Something is left that may not be compared yet.</returns>
    private async Task<bool> CompareAsync(CancellationToken stop)
    {
        for (var worked = true; worked;)
        {
            worked = false;
            foreach (var hub in await database.QueryAsync<string>(Hubs, new { patience = clock.GetUtcNow() - options.Value.Patience }, stop))
            {
                worked |= await CompareAsync(new HubId(hub), stop);
            }
        }

        return await database.QuerySingleOrDefaultAsync<bool>("select exists (select from work.places_to_compare)", stop: stop);
    }

    private async Task<bool> CompareAsync(HubId hub, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub, stop);
        var args = new { hub = hub.Alias, most = options.Value.BatchPlaces };
        if (!await transaction.QuerySingleOrDefaultAsync<bool>("select pg_try_advisory_xact_lock(hashtextextended('compare:' || @hub, 0))", args, stop))
        {
            return false;
        }

        var places = (await transaction.QueryAsync<Guid[]>(Take, args, stop)).SelectMany(ids => ids).Distinct().ToArray();
        if (places.Length > 0)
        {
            await comparison.RunAsync(transaction, hub, places, stop);
        }

        await transaction.CommitAsync(stop);
        return places.Length > 0;
    }

    [LoggerMessage(LogLevel.Warning, "Comparing places waits")]
    private static partial void LogDelayed(ILogger logger, Exception failure);
}
