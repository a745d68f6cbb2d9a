using Npgsql;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>Keeps the words in step with the places, a moment later.</summary>
public sealed partial class SearchWordsRefresh(SearchWords words, TimeProvider clock, ILogger<SearchWordsRefresh> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await words.RenewAsync(stop);
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                LogFailed(logger, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    [LoggerMessage(LogLevel.Warning, "The words of the search were not renewed; the next round comes soon")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
