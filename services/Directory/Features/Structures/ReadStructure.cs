using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>GET /api/directory/hubs/{hub}/structures/{id}: with its places and what it is part of. One that was merged says into which.</summary>
public static class ReadStructure
{
    public const int MostPlaces = 200;

    private const string Sql = """
        select s.id, s.name, s.name_given, s.pivot, s.kind, s.commune_code, c.name as commune_name, s.departement_code, s.contact_function, s.contact_phone, s.contact_email, s.website,
          s.by_hand, s.active, s.parent_id, p.name as parent_name, s.merged_into as merged_into_id, m.name as merged_into_name, s.updated_at, s.version,
          (select coalesce(l.structure_parente, l.nom) from places l where l.hub_id = s.hub_id and l.structure_id = s.id and l.active
           order by l.structure_parente is null, l.source_id, l.source limit 1) as name_of_places,
          (select count(distinct coalesce(l.merged_into, l.id)) from places l where l.hub_id = s.hub_id and l.structure_id = s.id and l.active) as places_total
        from structures s
        left join structures p on p.hub_id = s.hub_id and p.id = s.parent_id
        left join structures m on m.hub_id = s.hub_id and m.id = s.merged_into
        left join geo.communes c on c.code = s.commune_code
        where s.hub_id = @hub and s.id = @id and (s.active or s.merged_into is not null)
        """;

    private const string Places = """
        select p.id, p.nom as name, p.adresse as address, p.code_postal as postal_code, p.commune from census_places p
        where p.hub_id = @hub and (p.structure_id = @id or exists (
          select from places r where r.hub_id = @hub and r.merged_into = p.id and r.active and r.structure_id = @id))
        order by p.nom, p.id limit @MostPlaces
        """;

    private const string Membership = """
        select id, kind, starts_on, ends_on, charter_signed_on from memberships
        where hub_id = @hub and structure_id = @id and daterange(starts_on, ends_on, '[]') @> @today
        """;

    private const string Merges = """
        select g.id, g.absorbed_id as structure_id, a.name, g.merged_at from structure_merges g join structures a on a.hub_id = g.hub_id and a.id = g.absorbed_id
        where g.hub_id = @hub and g.survivor_id = @id and g.undone_at is null order by g.id desc
        """;

    public static async Task<Results<Ok<HubStructure>, ProblemHttpResult>> Handle(Guid id, HubContext hub, HubDatabase database, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await FindAsync(transaction, id, hub, clock, stop) is not { } structure)
        {
            return Missing();
        }

        response.SetETag(structure.Version);
        return TypedResults.Ok(structure);
    }

    internal static async Task<HubStructure?> FindAsync(HubTransaction transaction, Guid id, HubContext hub, TimeProvider clock, CancellationToken stop)
    {
        var args = new { hub = hub.Hub.Alias, id, today = clock.InFrance(), MostPlaces };
        if (await transaction.QuerySingleOrDefaultAsync<HubStructure>(Sql, args, stop) is not { } structure)
        {
            return null;
        }

        structure.Children = [.. await transaction.QueryAsync<NamedStructure>(
            "select id, name from structures where hub_id = @hub and parent_id = @id and active order by name, id", args, stop)];
        structure.Places = [.. await transaction.QueryAsync<StructurePlace>(Places, args, stop)];
        structure.Membership = await transaction.QuerySingleOrDefaultAsync<CurrentMembership>(Membership, args, stop);
        structure.Merges = [.. await transaction.QueryAsync<MergedStructure>(Merges, args, stop)];
        if (hub.Has(HubRole.Admin) || hub.Has(HubRole.Member))
        {
            structure.Mediators = await transaction.QuerySingleOrDefaultAsync<long>("select count(*) from mediators where hub_id = @hub and structure_id = @id and active", args, stop);
        }

        return structure;
    }

    public static ProblemHttpResult Missing() => Problem.NotFound("structure_not_found", "Cette structure n'existe pas dans ce hub.");
}
