using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.History;

/// <summary>Three years after a change its entry is forgotten, a year after they came reported errors, reminders and links (docs/personal-data.md). Looked for once a day; running twice does no harm.</summary>
public sealed class HistoryRetention(HubDatabase database, TimeProvider clock, ILogger<HistoryRetention> logger) : PeriodicWork(TimeSpan.Zero, TimeSpan.FromDays(1), clock, logger)
{
    /// <summary>Of a place that is still withdrawn its withdrawal stays, by nobody, or it could not be undone any more.</summary>
    private const string ForgetChanges = """
        with old as (
          select c.place_id, c.id, c.kind = 'withdrawn' and exists (select from places p where p.hub_id = @hub and p.id = c.place_id and not p.active) as stays
          from place_changes c where c.hub_id = @hub and c.changed_at < @before),
        unnamed as (
          update place_changes c set subject = '', author_name = null from old o
          where c.hub_id = @hub and c.place_id = o.place_id and c.id = o.id and o.stays and c.subject <> '')
        delete from place_changes c using old o where c.hub_id = @hub and c.place_id = o.place_id and c.id = o.id and not o.stays
        """;

    private const int YearsOfChanges = 3;
    private const int YearsOfReports = 1;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = Clock.GetUtcNow();
        var sum = 0;
        foreach (var hub in await database.QueryAsync<string>("select alias from open.hubs order by alias", stop: stop))
        {
            await using var transaction = await database.BeginAsync(new HubId(hub), stop);
            sum += await transaction.ExecuteAsync(ForgetChanges, new { hub, before = now.AddYears(-YearsOfChanges) }, stop);
            sum += await transaction.ExecuteAsync("delete from structure_changes where hub_id = @hub and changed_at < @before", new { hub, before = now.AddYears(-YearsOfChanges) }, stop);
            sum += await transaction.ExecuteAsync("delete from place_reports where hub_id = @hub and reported_at < @before", new { hub, before = now.AddYears(-YearsOfReports) }, stop);
            sum += await transaction.ExecuteAsync("delete from place_links where hub_id = @hub and created_at < @before", new { hub, before = now.AddYears(-YearsOfReports) }, stop);
            sum += await transaction.ExecuteAsync("delete from reminders where hub_id = @hub and created_at < @before", new { hub, before = now.AddYears(-YearsOfReports) }, stop);
            await transaction.CommitAsync(stop);
        }

        return sum;
    }

    protected override Task WorkAsync(CancellationToken stop) => RunAsync(stop);
}
