using HubsPlatform.Directory.Programme;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.National;

/// <summary>GET /api/directory/national/hubs: the operator's overview. Each hub sees in its audit trail that it was read.</summary>
public static class ListHubs
{
    public static async Task<Ok<Page<HubOverview>>> Handle(OperatorContext op, HubCatalogue catalogue, HubDatabase database, CancellationToken stop)
    {
        var counts = await HubCounts.ReadAsync(database, op.Actor, stop);
        var hubs = (await catalogue.AllAsync(stop)).Select(hub => HubOverview.Of(hub, counts.GetValueOrDefault(hub.Alias))).ToArray();
        return TypedResults.Ok(new Page<HubOverview>(hubs, null, hubs.Length));
    }
}
