using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Duplicates;

/// <summary>
/// GET /api/directory/hubs/{hub}/duplicates?status=&amp;departement=&amp;source=&amp;place=&amp;bulk=: pairs of records that may be one place, the surest
/// first; with bulk=true those only that reach the hub's threshold.
/// </summary>
public static class ListDuplicates
{
    internal static readonly string[] Statuses = ["proposed", "merged", "distinct", "later"];

    /// <summary>Records that are one place already, by another pair, need no decision.</summary>
    internal const string Open = "a.active and b.active and (a.merged_into is null or a.merged_into is distinct from b.merged_into)";

    internal const string Joined = """
        duplicates d join places a on a.hub_id = d.hub_id and a.id = d.place_a join places b on b.hub_id = d.hub_id and b.id = d.place_b
        """;

    /// <summary>Null while the hub has none: no score reaches it.</summary>
    internal const string Threshold = "(select s.bulk_threshold from duplicate_settings s where s.hub_id = @hub)";

    private const string Fits = $"""
        d.hub_id = @hub and d.status = @status and (d.status not in ('proposed', 'later') or {Open})
          and (@departement::text is null or a.departement_code = @departement or b.departement_code = @departement)
          and (@source::text is null or a.source = @source or b.source = @source)
          and (@place::uuid is null or @place in (d.place_a, d.place_b))
          and (not @bulk or d.score >= {Threshold})
        """;

    public static async Task<Results<Ok<Page<DuplicateItem>>, ProblemHttpResult>> Handle(
        HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop, string status = "proposed", string? departement = null, string? source = null, Guid? place = null, bool bulk = false)
    {
        if (!Statuses.Contains(status))
        {
            return Problem.BadRequest("status_unknown", $"Les états d'un doublon sont : {string.Join(", ", Statuses)}.", "status");
        }

        var scope = $"{hub.Hub}/duplicates/{status}/{departement}/{source}/{place}/{bulk}";
        if (!page.TryAfter<Position>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var args = new { hub = hub.Hub.Alias, status, departement, source, place, bulk, after_score = after?.Score, after_id = after?.Id, size = page.Size + 1 };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var found = await transaction.QueryAsync<DuplicateItem>(
            $"""
            select {DuplicateItem.Columns} from {Joined}
            where {Fits} and (@after_id::uuid is null or d.score < @after_score or (d.score = @after_score and d.id > @after_id))
            order by d.score desc, d.id limit @size
            """,
            args, stop);
        var total = await transaction.QuerySingleOrDefaultAsync<long>($"select count(*) from {Joined} where {Fits}", args, stop);
        await DuplicateItem.AddPlacesAsync(transaction, found, stop);
        return TypedResults.Ok(page.ToPage(found, scope, item => new Position(item.Score, item.Id), total));
    }

    private sealed record Position(int Score, Guid Id);
}
