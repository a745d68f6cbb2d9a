using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Mediators;

/// <summary>Two years after the last contact a mediator becomes anonymous (docs/personal-data.md). Looked for once a day; running twice does no harm.</summary>
public sealed class MediatorRetention(HubDatabase database, TimeProvider clock, ILogger<MediatorRetention> logger) : PeriodicWork(TimeSpan.Zero, TimeSpan.FromDays(1), clock, logger)
{
    private const int YearsKept = 2;
    private static readonly Actor Actor = Actor.System("retention");

    public static DateOnly KeptUntil(DateOnly lastContact) => lastContact.AddYears(YearsKept);

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var sum = 0;
        foreach (var alias in await database.QueryAsync<string>("select alias from open.hubs order by alias", stop: stop))
        {
            sum += await RunAsync(new HubId(alias), stop);
        }

        return sum;
    }

    private async Task<int> RunAsync(HubId hub, CancellationToken stop)
    {
        var now = Clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(hub, stop);
        var due = await transaction.QueryAsync<Guid>(
            "select id from mediators where hub_id = @hub and active and last_contact_on < @before",
            new { hub = hub.Alias, before = Clock.InFrance().AddYears(-YearsKept) }, stop);
        if (due.Count == 0)
        {
            return 0;
        }

        var forgotten = await MediatorStore.AnonymiseAsync(transaction, [.. due], now, Actor, stop);
        foreach (var id in due)
        {
            await transaction.AuditAsync(Actor, "mediator.anonymised", $"mediators/{id}", stop);
        }

        await transaction.CommitAsync(stop);
        return forgotten;
    }

    protected override Task WorkAsync(CancellationToken stop) => RunAsync(stop);
}
