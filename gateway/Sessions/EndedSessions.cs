using Npgsql;

namespace HubsPlatform.Gateway.Sessions;

/// <summary>Sweeps sessions that ended by themselves; they open nothing any more, but hold personal data.</summary>
internal sealed partial class EndedSessions(SessionStore store, TimeProvider clock, ILogger<EndedSessions> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await store.ForgetEndedAsync(stoppingToken);
            }
            catch (NpgsqlException away)
            {
                LogLater(logger, away);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Ended sessions are swept later")]
    private static partial void LogLater(ILogger logger, Exception cause);
}
