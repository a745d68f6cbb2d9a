using HubsPlatform.Directory.Querying;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Mediators;

/// <summary>GET /api/directory/hubs/{hub}/mediators: for the hub's staff; a reader of reports sees counts, not names.</summary>
public static class ListMediators
{
    private const int LongestText = 200;

    private const string Fits = """
        m.hub_id = @hub and m.active and (@departement::text is null or m.departement_code = @departement)
          and (@structure::uuid is null or m.structure_id = @structure) and (@status::text is null or m.status = @status)
          and (@text::text is null or open.plain(m.display_name) like '%' || open.plain(@text) || '%')
        """;

    public static async Task<Results<Ok<Page<Mediator>>, ProblemHttpResult>> Handle(
        HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop, string? q = null, string? departement = null, Guid? structureId = null, string? status = null)
    {
        if (q is { Length: > LongestText })
        {
            return Problem.BadRequest("query_too_long", $"La recherche compte au plus {LongestText} caractères.", "q");
        }

        if (status is not null && !MediatorForm.Statuses.Contains(status))
        {
            return Problem.BadRequest("unknown_status", $"Le statut est l'un de : {string.Join(", ", MediatorForm.Statuses)}.", "status");
        }

        var scope = $"{hub.Hub}/mediators/{q}/{departement}/{structureId}/{status}";
        if (!page.TryAfter<Position>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var args = new { hub = hub.Hub.Alias, text = Like.Literal(q), departement, structure = structureId, status, after_name = after?.Name, after_id = after?.Id, size = page.Size + 1 };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var found = await transaction.QueryAsync<Mediator>(
            $"""
            select {Mediator.Columns} from {Mediator.From}
            where {Fits} and (@after_id::uuid is null or (m.display_name {Alphabet.French}, m.id) > (@after_name, @after_id))
            order by m.display_name {Alphabet.French}, m.id limit @size
            """,
            args, stop);
        await MediatorWork.AddToAsync(transaction, found, stop);
        var total = await transaction.QuerySingleOrDefaultAsync<long>($"select count(*) from mediators m where {Fits}", args, stop);
        return TypedResults.Ok(page.ToPage(found, scope, item => new Position(item.DisplayName, item.Id), total));
    }

    private sealed record Position(string Name, Guid Id);
}
