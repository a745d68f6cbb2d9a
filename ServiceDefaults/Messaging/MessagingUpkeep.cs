using HubsPlatform.ServiceDefaults.Database;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HubsPlatform.ServiceDefaults.Messaging;

/// <summary>Measures the outbox and forgets inbox rows that no redelivery can name any more.</summary>
internal sealed partial class MessagingUpkeep(HubDatabase database, TimeProvider clock, ILogger<MessagingUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>Longer than a broker restored from its backup could go back.</summary>
    private const string Retention = "30 days";

    private sealed record Depth(long Waiting, double Age);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stop).AsTask().ContinueWith(tick => tick.IsCompletedSuccessfully, TaskScheduler.Default))
        {
            try
            {
                var depth = await database.QuerySingleOrDefaultAsync<Depth>("select count(*) as waiting, coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8 as age from platform.outbox", stop: stop);
                MessagingTelemetry.Waiting.Record(depth!.Waiting);
                MessagingTelemetry.Age.Record(depth.Age);
                await database.QueryAsync<Guid>($"delete from platform.inbox where (queue, event_id) in (select queue, event_id from platform.inbox where received_at < now() - interval '{Retention}' limit 5000)", stop: stop);
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException or OperationCanceledException)
            {
                LogSkipped(logger, failure.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Debug, "Upkeep of messaging left out once: {Reason}")]
    private static partial void LogSkipped(ILogger logger, string reason);
}
