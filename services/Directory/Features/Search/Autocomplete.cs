using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>
/// GET /api/directory/autocomplete?q=: what the beginning of a word may become: communes, services of the standard, and places whose name begins with
/// it, or, where these are few, has a word that does.
/// </summary>
public static class Autocomplete
{
    private const int Most = 5;
    private const int LongestText = 100;

    /// <summary>From here on a beginning is rare enough to be looked for inside names.</summary>
    private const int ShortestInside = 4;

    private const string Suggestion = """
        select p.id, r.record->>'nom' as text, r.record->>'commune' as detail from open.places p join open.place_records r on r.id = p.id
        """;

    public static async Task<Results<Ok<Page<Suggested>>, ProblemHttpResult>> Handle(string? q, CommuneNames communes, OfficialCode code, HubDatabase database, CancellationToken stop)
    {
        if (q is { Length: > LongestText })
        {
            return Problem.BadRequest("query_too_long", $"La recherche compte au plus {LongestText} caractères.", "q");
        }

        var plain = PlainText.Of(q ?? "");
        List<Suggested> found =
        [
            .. communes.Beginning(q ?? "", Most).Select(commune => new Suggested("commune", commune.Name, code.Departements[commune.DepartementCode].Name, null, commune.Code)),
            .. Services(plain),
            .. await PlacesAsync(database, plain, stop),
        ];
        return TypedResults.Ok(new Page<Suggested>(found, null, found.Count));
    }

    /// <param name="Kind"><c>commune</c>, <c>service</c> or <c>place</c>.</param>
    /// <param name="Text">What it is called.</param>
    /// <param name="Detail">The name of a commune's département, the commune of a place.</param>
    /// <param name="Id">Of a place.</param>
    /// <param name="Code">INSEE code of a commune.</param>
    public sealed record Suggested(string Kind, string Text, string? Detail, Guid? Id, string? Code);

    private static IEnumerable<Suggested> Services(string plain) => plain.Length < 3
        ? []
        : Vocabulary.Services.Values.Where(service => $" {PlainText.Of(service)}".Contains($" {plain}", StringComparison.Ordinal)).Take(Most).Select(service => new Suggested("service", service, null, null, null));

    private static async Task<IEnumerable<Suggested>> PlacesAsync(HubDatabase database, string plain, CancellationToken stop)
    {
        if (plain.Length < 2)
        {
            return [];
        }

        var found = await database.QueryAsync<Row>(
            $"{Suggestion} where p.sort_name >= @from and p.sort_name < @to order by p.sort_name, p.id limit {Most}", new { from = plain, to = plain + '~' }, stop);
        var last = plain[(plain.LastIndexOf(' ') + 1)..];
        if (found.Count < Most && last.Length >= ShortestInside)
        {
            // The beginning of a word has no stem yet, a whole word has.
            var inside = await database.QueryAsync<Row>(
                $"""
                {Suggestion}, lateral (select plainto_tsquery('open.fr', @head) as head, to_tsquery('simple', @last || ':*') || plainto_tsquery('open.fr', @last) as last) q
                where p.search @@ (case when numnode(q.head) = 0 then q.last else q.head && q.last end) limit {2 * Most}
                """, new { head = plain[..^last.Length], last }, stop);
            found = [.. found, .. inside.ExceptBy(found.Select(row => row.Id), row => row.Id).Take(Most - found.Count)];
        }

        return found.Select(row => new Suggested("place", row.Text, row.Detail, row.Id, null));
    }

    private sealed record Row(Guid Id, string Text, string Detail);
}
