using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>
/// GET /api/directory/hubs/{hub}/structures/same?status=proposed|distinct: pairs of records that may be one structure, by the name of the one to keep. They have the
/// same number, or the same name (without accents and case) and their seat in the same commune. Computed when asked for; people decide, by merging them or by
/// saying that they are two: those pairs are the distinct ones.
/// </summary>
public static class ListSameStructures
{
    private const string Structures = """
        with s as materialized (
          select s.id, s.name, s.pivot, s.commune_code, open.plain(s.name) as plain from structures s where s.hub_id = @hub and s.active)
        """;

    /// <summary>Two joins on what is equal, so that no structure is compared with each of the others.</summary>
    private const string Proposed = $"""
        {Structures},
        pairs as (
          select f.*, null::timestamptz as decided_at, null as decided_by from (
            select a.id as a, b.id as b from s a join s b on b.pivot = a.pivot and b.id > a.id
            union
            select a.id, b.id from s a join s b on b.commune_code = a.commune_code and b.plain = a.plain and b.id > a.id
            except
            select d.structure_a, d.structure_b from distinct_structures d where d.hub_id = @hub) f)
        """;

    private const string Distinct = $"""
        {Structures},
        pairs as (
          select d.structure_a as a, d.structure_b as b, d.decided_at, d.decided_by
          from distinct_structures d join s a on a.id = d.structure_a join s b on b.id = d.structure_b where d.hub_id = @hub)
        """;

    // Of tables that were never analysed the planner may compare each structure with each of the others after all.
    private const string Plan = "set local enable_nestloop = off";

    /// <summary>The one with a number, else with more places, would be kept.</summary>
    private const string Told = """
        ,
        counted as (
          select s.*, (select count(*) from places p where p.hub_id = @hub and p.structure_id = s.id and p.active) as places
          from s where s.id in (select a from pairs union select b from pairs)),
        told as (
          select x.id as x, y.id as y, (x.pivot is not null, x.places) >= (y.pivot is not null, y.places) as first, pairs.decided_at, pairs.decided_by
          from pairs join counted x on x.id = pairs.a join counted y on y.id = pairs.b),
        told_pairs as (
          select k.id, k.name, k.pivot, k.commune_code, c.name as commune_name, k.places,
            o.id as other_id, o.name as other_name, o.pivot as other_pivot, o.commune_code as other_commune_code, d.name as other_commune_name, o.places as other_places,
            coalesce(k.pivot = o.pivot, false) as same_number, k.plain = o.plain and coalesce(k.commune_code = o.commune_code, false) as same_name,
            t.decided_at, t.decided_by
          from told t join counted k on k.id = case when t.first then t.x else t.y end join counted o on o.id = case when t.first then t.y else t.x end
          left join geo.communes c on c.code = k.commune_code left join geo.communes d on d.code = o.commune_code)
        select * from told_pairs where @after_id::uuid is null or (name, id, other_id) > (@after_name, @after_id, @after_other) order by name, id, other_id limit @size
        """;

    public static async Task<Results<Ok<Page<SameStructures>>, ProblemHttpResult>> Handle(HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop, string status = "proposed")
    {
        if (status is not ("proposed" or "distinct"))
        {
            return Problem.BadRequest("status_unknown", "Les états sont proposed et distinct.", "status");
        }

        var scope = $"{hub.Hub}/structures/same/{status}";
        if (!page.TryAfter<Position>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var args = new { hub = hub.Hub.Alias, after_name = after?.Name, after_id = after?.Id, after_other = after?.Other, size = page.Size + 1 };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        await transaction.ExecuteAsync(Plan, stop: stop);
        var pairs = status == "proposed" ? Proposed : Distinct;
        var rows = await transaction.QueryAsync<Row>(pairs + Told, args, stop);
        var total = await transaction.QuerySingleOrDefaultAsync<long>($"{pairs} select count(*) from pairs", args, stop);
        var isStaff = hub.Has(HubRole.Admin) || hub.Has(HubRole.Member);
        return TypedResults.Ok(page.ToPage([.. rows.Select(row => row.Pair(isStaff))], scope, pair => new Position(pair.Kept.Name, pair.Kept.Id, pair.Other.Id), total));
    }

    /// <summary>Two records that may be one structure.</summary>
    /// <param name="Kept">Which would stay: it has a number, or more places.</param>
    /// <param name="Other">Which would end in it.</param>
    /// <param name="Reasons">At least one while it is proposed.</param>
    /// <param name="DecidedAt">When somebody said that they are two.</param>
    /// <param name="DecidedBy">Who, as the audit trail names them; only for the hub's staff.</param>
    public sealed record SameStructures(SameStructure Kept, SameStructure Other, IReadOnlyList<SameReason> Reasons, DateTimeOffset? DecidedAt, string? DecidedBy);

    public sealed record SameStructure(Guid Id, string Name, string? Pivot, string? CommuneCode, string? CommuneName, long Places);

    /// <param name="Code">same_number or same_name; different_numbers speaks against it.</param>
    /// <param name="Text">For people.</param>
    public sealed record SameReason(string Code, string Text);

    private sealed record Position(string Name, Guid Id, Guid Other);

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string? Pivot { get; init; }
        public string? CommuneCode { get; init; }
        public string? CommuneName { get; init; }
        public long Places { get; init; }
        public Guid OtherId { get; init; }
        public string OtherName { get; init; } = "";
        public string? OtherPivot { get; init; }
        public string? OtherCommuneCode { get; init; }
        public string? OtherCommuneName { get; init; }
        public long OtherPlaces { get; init; }
        public bool SameNumber { get; init; }
        public bool SameName { get; init; }

        public DateTimeOffset? DecidedAt { get; init; }
        public string? DecidedBy { get; init; }

        public SameStructures Pair(bool isStaff) => new(
            new(Id, Name, Pivot, CommuneCode, CommuneName, Places), new(OtherId, OtherName, OtherPivot, OtherCommuneCode, OtherCommuneName, OtherPlaces), [.. Reasons()], DecidedAt, isStaff ? DecidedBy : null);

        private IEnumerable<SameReason> Reasons()
        {
            if (SameNumber)
            {
                yield return new("same_number", $"Le même numéro : {Pivot}");
            }

            if (SameName)
            {
                yield return new("same_name", $"Le même nom, dans la même commune ({CommuneName ?? CommuneCode})");
            }

            if (Pivot is not null && OtherPivot is not null && !SameNumber)
            {
                yield return new("different_numbers", $"Mais deux numéros : {Pivot} et {OtherPivot}");
            }
        }
    }
}
