using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.History;

/// <summary>Three years after a change its entry is forgotten, a year after they came reported errors, reminders and links (docs/personal-data.md). Looked for once a day; running twice does no harm.</summary>
public sealed class HistoryRetention(HubDatabase database, TimeProvider clock, ILogger<HistoryRetention> logger) : PeriodicWork(TimeSpan.Zero, TimeSpan.FromDays(1), clock, logger)
{
    private const int YearsOfChanges = 3;
    private const int YearsOfReports = 1;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = Clock.GetUtcNow();
        var sum = 0;
        foreach (var hub in await database.QueryAsync<string>("select alias from open.hubs order by alias", stop: stop))
        {
            await using var transaction = await database.BeginAsync(new HubId(hub), stop);
            sum += await transaction.ExecuteAsync("delete from place_changes where hub_id = @hub and changed_at < @before", new { hub, before = now.AddYears(-YearsOfChanges) }, stop);
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
