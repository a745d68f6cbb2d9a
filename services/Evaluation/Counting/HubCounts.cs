using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Evaluation.Counting;

/// <summary>True counts of one hub. What of them may be shown is decided where they are shown.</summary>
/// <param name="Summary">The hub as a whole.</param>
/// <param name="Departements">Each département of the territory, also without a place, and each other one that something was recorded in; by code.</param>
public sealed record HubCounts(HubSummary Summary, IReadOnlyList<DepartementCounts> Departements)
{
    private const string ByDepartement = """
        with sites as (
          select departement_code as code, count(*) as places, count(distinct commune_code) as communes
          from places where hub_id = @hub and active group by departement_code
        ), offers as (
          select code, array_agg(distinct service order by service) as services
          from (select distinct departement_code as code, offer from places where hub_id = @hub and active) as offered
            join open.offers on offers.id = offered.offer, unnest(offers.services) as service
          group by code
        ), actors as (
          select departement_code as code, count(*) as structures, count(*) filter (where operating) as operating
          from structures where hub_id = @hub and active group by departement_code
        ), people as (
          select departement_code as code, count(*) as mediators from mediators where hub_id = @hub and active group by departement_code
        ), trained as (
          select departement_code as code, count(*) as completions
          from completions join structures on structures.hub_id = completions.hub_id and structures.id = completions.structure_id
          where completions.hub_id = @hub group by departement_code
        ), territory as (
          select unnest(departements) as code from open.hubs where hub = @hub
          union select code from sites union select code from actors union select code from people union select code from trained
        )
        select code, coalesce(places, 0) as places, coalesce(communes, 0) as communes, coalesce(services, '{}') as services,
          coalesce(structures, 0) as structures, coalesce(operating, 0) as operating_structures,
          coalesce(mediators, 0) as mediators, coalesce(completions, 0) as completions
        from territory
          left join sites using (code) left join offers using (code) left join actors using (code)
          left join people using (code) left join trained using (code)
        order by code
        """;

    private const string Whole = """
        select (select name from open.hubs where hub = @hub) as name,
          greatest(
            (select max(recorded_at) from places where hub_id = @hub),
            (select max(recorded_at) from structures where hub_id = @hub),
            (select max(recorded_at) from mediators where hub_id = @hub),
            (select max(recorded_at) from awards where hub_id = @hub),
            (select max(recorded_at) from completions where hub_id = @hub)) as as_of,
          (select count(*) from completions where hub_id = @hub) as completions,
          -- a call counts its people once; two calls may speak of the same people, so the largest stands for all
          (select max(people) from (select sum(population_targeted)::bigint as people from awards where hub_id = @hub group by call_id) as per_call) as population_targeted
        """;

    public static async Task<HubCounts> ReadAsync(HubDatabase database, HubId hub, CancellationToken stop)
    {
        var departements = await database.QueryAsync<DepartementCounts>(hub, ByDepartement, new { hub = hub.Alias }, stop);
        var summary = await database.QuerySingleOrDefaultAsync<HubSummary>(hub, Whole, new { hub = hub.Alias }, stop);
        return new HubCounts(summary!, departements);
    }
}

/// <param name="Name">Null until the directory has declared the hub.</param>
/// <param name="AsOf">The latest news that the counts hold, null before the first.</param>
/// <param name="Completions">Trainings completed.</param>
/// <param name="PopulationTargeted">People that the hub's awards target, null without an award that says it.</param>
public sealed record HubSummary(string? Name, DateTimeOffset? AsOf, long Completions, long? PopulationTargeted);

/// <param name="Communes">Communes with at least one place.</param>
/// <param name="Services">Services that at least one place offers.</param>
public sealed record DepartementCounts(
    string Code, long Places, long Communes, string[] Services, long Structures, long OperatingStructures, long Mediators, long Completions);
