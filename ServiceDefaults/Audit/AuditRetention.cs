using System.Globalization;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HubsPlatform.ServiceDefaults.Audit;

/// <summary>
/// Once a day, forgets what the audit trail need no longer hold. The statement has no condition: the database's own policy
/// shows a deletion nothing but rows that are old enough, and none of the last six months whatever is asked. A process without a
/// database has no trail.
/// </summary>
public sealed partial class AuditRetention(IOptions<AuditOptions> options, TimeProvider clock, ILogger<AuditRetention> logger, HubDatabase? database = null) : BackgroundService
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>One round.</summary>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>How many entries were forgotten.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (database is null)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(stop);
        await transaction.ExecuteAsync(
            "select set_config('app.audit_looks_before', @looks, true), set_config('app.audit_writes_before', @writes, true)",
            new { looks = Text(now.AddDays(-options.Value.DaysOfLooks)), writes = Text(now.AddDays(-options.Value.DaysOfWrites)) }, stop);
        var forgotten = await transaction.ExecuteAsync("delete from platform.audit_entries", stop: stop);
        if (forgotten > 0)
        {
            await transaction.AuditAsync(Actor.System("retention"), "audit.forgotten", $"{forgotten} entries", stop);
            await transaction.CommitAsync(stop);
        }

        return forgotten;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(FirstAfter, clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            timer.Period = Every;
            try
            {
                await RunAsync(stop);
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                LogFailed(logger, failure);
            }
        }
    }

    private static string Text(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Warning, "Old audit entries are kept a day longer")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}

/// <summary>Registration of the audit trail's retention; part of <c>AddServiceDefaults</c>.</summary>
internal static class AuditRetentionExtensions
{
    public static void AddAuditRetention(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AuditRetention>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditRetention>());
    }
}
