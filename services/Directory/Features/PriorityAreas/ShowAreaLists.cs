using HubsPlatform.Directory.PriorityAreas;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.PriorityAreas;

/// <summary>GET /api/directory/national/priority-areas: the lists that were loaded, the one that counts first.</summary>
public static class ShowAreaLists
{
    public static async Task<Ok<Page<LoadedList>>> Handle(AreaStore store, CancellationToken stop)
    {
        var lists = await store.ListsAsync(stop);
        return TypedResults.Ok(new Page<LoadedList>(lists, null, lists.Count));
    }
}
