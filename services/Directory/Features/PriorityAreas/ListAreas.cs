using HubsPlatform.Directory.PriorityAreas;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.PriorityAreas;

/// <summary>GET /api/directory/priority-areas?kind=qpv&amp;departement=&amp;commune=: the areas of the lists in place, with how many published places are in each.</summary>
public static class ListAreas
{
    public static async Task<Results<Ok<Page<ListedArea>>, ProblemHttpResult>> Handle(string? kind, string? departement, string? commune, PageRequest page, HubDatabase database, CancellationToken stop)
    {
        kind ??= AreaKind.Qpv;
        if (!AreaKind.IsKnown(kind))
        {
            return Problem.BadRequest("unknown_kind", "Les listes sont « qpv » et « frr ».", "kind");
        }

        var scope = $"priority-areas/{kind}/{departement}/{commune}";
        if (!page.TryAfter<string>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        const string Wanted = """
            from open.areas a where a.kind = @kind and exists (
              select from open.area_communes m join geo.communes c on c.code = m.commune_code
              where m.kind = a.kind and m.code = a.code and (@departement::text is null or c.departement_code = @departement) and (@commune::text is null or c.code = @commune))
            """;
        var args = new { kind, departement = Given(departement), commune = Given(commune), after, size = page.Size + 1 };
        var areas = await database.QueryAsync<ListedArea>(
            $"""
            select a.code, a.name, (select array_agg(m.commune_code order by m.commune_code) from open.area_communes m where m.kind = a.kind and m.code = a.code) as communes,
              a.outline is null as by_commune,
              case when a.kind = 'frr' then (select count(*) from open.places p where p.commune_code = a.code)
                else (select count(*) from open.place_areas p where p.kind = a.kind and p.code = a.code) end as places
            {Wanted} and (@after::text is null or a.code > @after) order by a.code limit @size
            """, args, stop);
        var total = await database.QuerySingleOrDefaultAsync<long>($"select count(*) {Wanted}", args, stop);
        return TypedResults.Ok(page.ToPage(areas, scope, area => area.Code, total));
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <param name="Code">Of the QPV, or of the commune classed FRR.</param>
    /// <param name="Name">As the list has it.</param>
    /// <param name="Communes">INSEE codes.</param>
    /// <param name="ByCommune">No outline is known: all places of its communes count as being in it.</param>
    /// <param name="Places">Published places in it.</param>
    public sealed record ListedArea(string Code, string Name, string[] Communes, bool ByCommune, long Places);
}
