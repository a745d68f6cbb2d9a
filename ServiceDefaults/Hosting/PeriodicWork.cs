using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HubsPlatform.ServiceDefaults.Hosting;

/// <summary>Work that a process does again and again beside its requests. A round that fails because the database is away is left out.</summary>
/// <param name="first">How long after the start the first round comes; zero for at once.</param>
/// <param name="every">From one round to the next.</param>
/// <param name="clock">Measures both.</param>
/// <param name="logger">Hears of rounds left out.</param>
public abstract partial class PeriodicWork(TimeSpan first, TimeSpan every, TimeProvider clock, ILogger logger) : BackgroundService
{
    /// <summary>The clock of the work.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>The log of the work.</summary>
    protected ILogger Logger => logger;

    /// <summary>One round; another process may do the same at the same time.</summary>
    /// <param name="stop">The process ends.</param>
    protected abstract Task WorkAsync(CancellationToken stop);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(first, clock, stoppingToken);
        using var timer = new PeriodicTimer(every, clock);
        do
        {
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                LogLeftOut(logger, failure, GetType().Name, every);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "A round of {Work} failed; the next comes in {Every}")]
    private static partial void LogLeftOut(ILogger logger, Exception failure, string work, TimeSpan every);
}
