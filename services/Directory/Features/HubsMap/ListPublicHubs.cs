using HubsPlatform.Directory.Programme;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.HubsMap;

/// <summary>GET /api/directory/hubs: every hub with its territory and its published places, for everybody. Never so many that it needs pages.</summary>
public static class ListPublicHubs
{
    public static async Task<Ok<Page<PublicHub>>> Handle(HubDatabase database, HubCatalogue catalogue, CancellationToken stop)
    {
        var counts = (await database.QueryAsync<(string Hub, long Places)>("select hub, count(*) from open.places group by hub", stop: stop))
            .ToDictionary(row => row.Hub, row => row.Places);
        var hubs = (await catalogue.AllAsync(stop))
            .Select(hub => new PublicHub(hub.Alias, hub.Name, hub.Missions, hub.Consortium, hub.Territories, counts.GetValueOrDefault(hub.Alias)))
            .ToArray();
        return TypedResults.Ok(new Page<PublicHub>(hubs, null, hubs.Length));
    }

    public sealed record PublicHub(
        string Alias, string Name, IReadOnlyList<string> Missions, IReadOnlyList<string> Consortium, IReadOnlyList<HubTerritory> Territories, long Places);
}
