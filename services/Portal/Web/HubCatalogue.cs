using HubsPlatform.Portal.Clients;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.Extensions.Caching.Memory;

namespace HubsPlatform.Portal.Web;

/// <summary>The public list of hubs, asked for at most once in ten seconds: every page names hubs.</summary>
public sealed class HubCatalogue(DirectoryClient directory, IMemoryCache cache)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    public async Task<Answer<Paged<Hub>>> AllAsync(CancellationToken stop)
    {
        if (cache.TryGetValue(nameof(HubCatalogue), out Paged<Hub>? known))
        {
            return known!;
        }

        var answer = await directory.HubsAsync(stop);
        return answer.IsOk ? cache.Set(nameof(HubCatalogue), answer.Value, Fresh) : answer;
    }

    /// <summary>The hubs' names, or their aliases while the directory is away.</summary>
    public async Task<IReadOnlyList<(string Alias, string Name)>> NamesOfAsync(IEnumerable<HubId> hubs, CancellationToken stop)
    {
        var wanted = hubs.Select(hub => hub.Alias).ToArray();
        if (wanted.Length == 0)
        {
            return [];
        }

        var answer = await AllAsync(stop);
        var names = (answer.Value?.Items ?? []).ToDictionary(hub => hub.Alias, hub => hub.Name);
        return [.. wanted.Select(alias => (alias, names.GetValueOrDefault(alias, alias)))];
    }

    public async Task<string> NameOfAsync(string alias, CancellationToken stop) =>
        (await NamesOfAsync([HubId.Parse(alias)], stop))[0].Name;
}
