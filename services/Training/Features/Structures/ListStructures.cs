using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Training.Features.Structures;

/// <summary>The structures of the hub, which may enrol participants; by name.</summary>
public static class ListStructures
{
    public sealed record Structure(Guid Id, string Name, string? Pivot, string DepartementCode, bool Operating);

    private sealed record Key(string Name, Guid Id);

    public static async Task<Results<Ok<Page<Structure>>, ProblemHttpResult>> HandleAsync(HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop)
    {
        var scope = $"{hub.Hub}/structures";
        if (!page.TryAfter<Key>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var structures = await database.QueryAsync<Structure>(
            hub.Hub,
            $"""
            select id, name, pivot, departement_code, operating from structures
            where hub_id = @Hub and active and (@afterId::uuid is null or (name {Alphabet.French}, id) > (@afterName, @afterId))
            order by name {Alphabet.French}, id limit @size
            """,
            new { hub.Hub, afterName = after?.Name, afterId = after?.Id, size = page.Size + 1 },
            stop);
        var total = await database.QuerySingleOrDefaultAsync<long>(hub.Hub, "select count(*) from structures where hub_id = @Hub and active", new { hub.Hub }, stop);
        return TypedResults.Ok(page.ToPage(structures, scope, structure => new Key(structure.Name, structure.Id), total));
    }
}
