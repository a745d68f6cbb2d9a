using HubsPlatform.Directory.Querying;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>GET /api/directory/hubs/{hub}/structures: who runs the hub's places, by name.</summary>
public static class ListStructures
{
    private const int LongestText = 200;

    private const string Fits = """
        s.hub_id = @hub and s.active and (@departement::text is null or s.departement_code = @departement)
          and (@text::text is null or open.plain(s.name) like '%' || open.plain(@text) || '%' or s.pivot = @text)
        """;

    public static async Task<Results<Ok<Page<StructureItem>>, ProblemHttpResult>> Handle(HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop, string? q = null, string? departement = null)
    {
        var scope = $"{hub.Hub}/structures/{q}/{departement}";
        if (q is { Length: > LongestText })
        {
            return Problem.BadRequest("query_too_long", $"La recherche compte au plus {LongestText} caractères.", "q");
        }

        if (!page.TryAfter<Position>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var args = new { hub = hub.Hub.Alias, text = Like.Literal(q), departement, after_name = after?.Name, after_id = after?.Id, size = page.Size + 1 };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var found = await transaction.QueryAsync<StructureItem>(
            $"""
            select s.id, s.name, s.pivot, s.commune_code, s.departement_code, s.version,
              (select count(distinct coalesce(p.merged_into, p.id)) from places p where p.hub_id = s.hub_id and p.structure_id = s.id and p.active) as places,
              (select count(*) from mediators m where m.hub_id = s.hub_id and m.structure_id = s.id and m.active) as mediators
            from structures s
            where {Fits} and (@after_id::uuid is null or (s.name, s.id) > (@after_name, @after_id))
            order by s.name, s.id limit @size
            """,
            args, stop);
        var total = await transaction.QuerySingleOrDefaultAsync<long>($"select count(*) from structures s where {Fits}", args, stop);
        return TypedResults.Ok(page.ToPage(found, scope, item => new Position(item.Name, item.Id), total));
    }

    private sealed record Position(string Name, Guid Id);

    public sealed class StructureItem
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string? Pivot { get; init; }
        public string? CommuneCode { get; init; }
        public string DepartementCode { get; init; } = "";
        public long Version { get; init; }
        public long Places { get; init; }
        public long Mediators { get; init; }
    }
}
