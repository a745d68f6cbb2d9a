using HubsPlatform.ServiceDefaults.Hosting;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>Keeps the words in step with the places, a moment later.</summary>
public sealed class SearchWordsRefresh(SearchWords words, TimeProvider clock, ILogger<SearchWordsRefresh> logger) : PeriodicWork(TimeSpan.Zero, TimeSpan.FromSeconds(20), clock, logger)
{
    protected override Task WorkAsync(CancellationToken stop) => words.RenewAsync(stop);
}
