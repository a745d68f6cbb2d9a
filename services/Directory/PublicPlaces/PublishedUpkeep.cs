using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>Sums up the changes of published places that are older than a day; the version that they make together stays the same.</summary>
public sealed class PublishedUpkeep(HubDatabase database, TimeProvider clock, ILogger<PublishedUpkeep> logger) : PeriodicWork(Every, Every, clock, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <param name="before">Changes from then on stay as they are.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task SumUpAsync(DateTimeOffset before, CancellationToken stop) => database.QueryAsync<int>(
        """
        with old as (delete from open.changes where changed_at < @before returning hub, id, changed_at)
        insert into open.changes_before as b (hub, changes, last, changed_at)
        select hub, count(*), max(id), max(changed_at) from old group by hub
        on conflict (hub) do update set
          changes = b.changes + excluded.changes, last = greatest(b.last, excluded.last), changed_at = greatest(b.changed_at, excluded.changed_at)
        returning 1
        """, new { before }, stop);

    protected override Task WorkAsync(CancellationToken stop) => SumUpAsync(Clock.GetUtcNow() - Kept, stop);
}
