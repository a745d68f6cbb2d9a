using HubsPlatform.Directory.Querying;
using HubsPlatform.Directory.Standard.Normalisation;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>GET /api/directory/hubs/{hub}/structures: who runs the hub's places and who belongs to its network, by name.</summary>
public static class ListStructures
{
    private const int LongestText = 200;

    /// <summary>In the network today in whatever way, in none, or as what.</summary>
    private static readonly string[] Memberships = ["any", "none", "lead", "founder", "member", "partner"];

    private const string Fits = """
        s.hub_id = @hub and s.active and (@departement::text is null or s.departement_code = @departement) and (@kind::text is null or s.kind = @kind)
          and (@text::text is null or open.plain(s.name) like '%' || open.plain(@text) || '%' or s.pivot = @number)
          and (@membership::text is null or case @membership when 'none' then m.kind is null when 'any' then m.kind is not null else m.kind = @membership end)
        """;

    /// <summary>The structure as it is in the network today: periods of one structure do not overlap.</summary>
    private const string From = """
        structures s left join memberships m on m.hub_id = s.hub_id and m.structure_id = s.id and daterange(m.starts_on, m.ends_on, '[]') @> @today
        """;

    public static async Task<Results<Ok<Page<StructureItem>>, ProblemHttpResult>> Handle(
        HubContext hub, PageRequest page, HubDatabase database, TimeProvider clock, CancellationToken stop, string? q = null, string? departement = null, string? membership = null,
        string? kind = null)
    {
        var scope = $"{hub.Hub}/structures/{q}/{departement}/{membership}/{kind}";
        if (q is { Length: > LongestText })
        {
            return Problem.BadRequest("query_too_long", $"La recherche compte au plus {LongestText} caractères.", "q");
        }

        if (membership is not null && !Memberships.Contains(membership))
        {
            return Problem.BadRequest("unknown_membership", $"L'adhésion est l'une de : {string.Join(", ", Memberships)}.", "membership");
        }

        if (!page.TryAfter<Position>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var args = new
        {
            hub = hub.Hub.Alias,
            text = Like.Literal(q),
            number = q is null ? null : Pivots.Read(q.Trim().ToUpperInvariant()).Pivot,
            departement,
            membership,
            kind,
            today = clock.InFrance(),
            is_staff = hub.Has(HubRole.Admin) || hub.Has(HubRole.Member),
            after_name = after?.Name,
            after_id = after?.Id,
            size = page.Size + 1,
        };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var found = await transaction.QueryAsync<StructureItem>(
            $"""
            select s.id, s.name, s.pivot, s.kind, s.commune_code, c.name as commune_name, s.departement_code, s.version, m.kind as membership,
              (select count(distinct coalesce(p.merged_into, p.id)) from places p where p.hub_id = s.hub_id and p.structure_id = s.id and p.active) as places,
              case when @is_staff then (select count(*) from mediators w where w.hub_id = s.hub_id and w.structure_id = s.id and w.active) end as mediators
            from {From} left join geo.communes c on c.code = s.commune_code
            where {Fits} and (@after_id::uuid is null or (s.name {Alphabet.French}, s.id) > (@after_name, @after_id))
            order by s.name {Alphabet.French}, s.id limit @size
            """,
            args, stop);
        var total = await transaction.QuerySingleOrDefaultAsync<long>($"select count(*) from {From} where {Fits}", args, stop);
        return TypedResults.Ok(page.ToPage(found, scope, item => new Position(item.Name, item.Id), total));
    }

    private sealed record Position(string Name, Guid Id);

    public sealed class StructureItem
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string? Pivot { get; init; }
        public string? Kind { get; init; }
        public string? CommuneCode { get; init; }
        public string? CommuneName { get; init; }
        public string DepartementCode { get; init; } = "";
        public long Version { get; init; }
        public long Places { get; init; }

        /// <summary>How many people; told to the hub's staff only.</summary>
        public long? Mediators { get; init; }

        /// <summary>lead, founder, member or partner today; null where it is not in the network.</summary>
        public string? Membership { get; init; }
    }
}
