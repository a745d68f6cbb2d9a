using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>Forgets the files that nobody imported within a day.</summary>
public sealed class ImportDraftsUpkeep(HubDatabase database, TimeProvider clock, ILogger<ImportDraftsUpkeep> logger)
    : PeriodicWork(TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), clock, logger)
{
    public async Task RunAsync(CancellationToken stop)
    {
        foreach (var hub in (await database.QueryAsync<string>("select alias from open.hubs order by alias", stop: stop)).Union([HubId.National.Alias]))
        {
            await using var tx = await database.BeginAsync(new HubId(hub), stop);
            await tx.ExecuteAsync("delete from import_drafts where hub_id = @hub and created_at < @before", new { hub, before = Clock.GetUtcNow() - ImportDrafts.Kept }, stop);
            await tx.CommitAsync(stop);
        }
    }

    protected override Task WorkAsync(CancellationToken stop) => RunAsync(stop);
}
