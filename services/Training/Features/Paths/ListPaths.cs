using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Training.Features.Paths;

/// <summary>The hub's paths, by name.</summary>
public static class ListPaths
{
    private sealed record Key(string Name, Guid Id);

    public static async Task<Results<Ok<Page<PathView>>, ProblemHttpResult>> HandleAsync(HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop)
    {
        var scope = $"{hub.Hub}/paths";
        if (!page.TryAfter<Key>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var paths = await database.QueryAsync<PathView>(
            hub.Hub,
            $"""
            select {PathView.Columns} from paths
            where hub_id = @Hub and (@afterId::uuid is null or (name {Alphabet.French}, id) > (@afterName, @afterId))
            order by name {Alphabet.French}, id limit @size
            """,
            new { hub.Hub, afterName = after?.Name, afterId = after?.Id, size = page.Size + 1 },
            stop);
        var total = await database.QuerySingleOrDefaultAsync<long>(hub.Hub, "select count(*) from paths where hub_id = @Hub", new { hub.Hub }, stop);
        return TypedResults.Ok(page.ToPage(paths, scope, path => new Key(path.Name, path.Id), total));
    }
}
