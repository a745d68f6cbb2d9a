using HubsPlatform.Directory.Features.Structures;
using HubsPlatform.Directory.Querying;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Memberships;

/// <summary>GET /api/directory/hubs/{hub}/memberships: who is, was and will be in the network; and of one structure, all its periods.</summary>
public static class ListMemberships
{
    private const int LongestText = 200;

    internal const string Fits = """
        m.hub_id = @hub and s.active and (@kind::text is null or m.kind = @kind) and (@departement::text is null or s.departement_code = @departement)
          and (@state::text is null or @state = case when m.starts_on > @today then 'coming' when m.ends_on < @today then 'ended' else 'current' end)
          and (@text::text is null or open.plain(s.name) like '%' || open.plain(@text) || '%')
        """;

    private static readonly string[] States = ["coming", "current", "ended"];

    public static async Task<Results<Ok<Page<NetworkMembership>>, ProblemHttpResult>> Handle(
        HubContext hub, PageRequest page, HubDatabase database, TimeProvider clock, CancellationToken stop, string? q = null, string? kind = null, string? state = null,
        string? departement = null)
    {
        if (Refusal(q, kind, state) is { } refusal)
        {
            return refusal;
        }

        var scope = $"{hub.Hub}/memberships/{q}/{kind}/{state}/{departement}";
        if (!page.TryAfter<Position>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var args = new
        {
            hub = hub.Hub.Alias,
            text = Like.Literal(q),
            kind,
            state,
            departement,
            today = clock.InFrance(),
            after_name = after?.Name,
            after_id = after?.Id,
            size = page.Size + 1,
        };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var found = await transaction.QueryAsync<NetworkMembership>(
            $"""
            select {NetworkMembership.Columns} from {NetworkMembership.From}
            where {Fits} and (@after_id::uuid is null or (s.name {Alphabet.French}, m.id) > (@after_name, @after_id))
            order by s.name {Alphabet.French}, m.id limit @size
            """,
            args, stop);
        var total = await transaction.QuerySingleOrDefaultAsync<long>($"select count(*) from {NetworkMembership.From} where {Fits}", args, stop);
        return TypedResults.Ok(page.ToPage(found, scope, item => new Position(item.StructureName, item.Id), total));
    }

    /// <summary>GET …/structures/{id}/memberships, the latest first.</summary>
    public static async Task<Results<Ok<Page<NetworkMembership>>, ProblemHttpResult>> OfStructureAsync(Guid id, HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        var args = new { hub = hub.Hub.Alias, id, today = clock.InFrance() };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (!await transaction.QuerySingleOrDefaultAsync<bool>("select true from structures where hub_id = @hub and id = @id and active", args, stop))
        {
            return ReadStructure.Missing();
        }

        var found = await transaction.QueryAsync<NetworkMembership>(
            $"select {NetworkMembership.Columns} from {NetworkMembership.From} where m.hub_id = @hub and m.structure_id = @id order by m.starts_on desc", args, stop);
        return TypedResults.Ok(new Page<NetworkMembership>(found, null, found.Count));
    }

    internal static ProblemHttpResult? Refusal(string? q, string? kind, string? state) =>
        q is { Length: > LongestText } ? Problem.BadRequest("query_too_long", $"La recherche compte au plus {LongestText} caractères.", "q")
        : kind is not null && !NetworkMembership.Kinds.Contains(kind) ? Problem.BadRequest("unknown_kind", $"La nature de l'adhésion est l'une de : {string.Join(", ", NetworkMembership.Kinds)}.", "kind")
        : state is not null && !States.Contains(state) ? Problem.BadRequest("unknown_state", $"L'état est l'un de : {string.Join(", ", States)}.", "state")
        : null;

    private sealed record Position(string Name, Guid Id);
}
