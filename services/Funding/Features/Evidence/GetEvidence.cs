using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Funding.Features.Evidence;

/// <summary>
/// What the platform knows about a hub that bears on the two countable criteria of the call: (1) how many actors
/// operate in its perimeter, (2) how many people its awards target.
/// </summary>
public static class GetEvidence
{
    /// <param name="Hub">Alias of the hub.</param>
    /// <param name="AsOf">The latest news from the directory that the counts hold; null before the first.</param>
    /// <param name="Structures">Structures recorded in the hub, operating or not.</param>
    /// <param name="Places">Places recorded in the hub.</param>
    /// <param name="OperatingActors">Criterion 1.</param>
    /// <param name="PopulationTargeted">Criterion 2.</param>
    public sealed record Evidence(string Hub, DateTimeOffset? AsOf, long Structures, long Places, Reach OperatingActors, Population PopulationTargeted);

    public sealed record Reach(int Criterion, long Total, IReadOnlyList<DepartementReach> Departements);

    /// <summary>A département of the perimeter, also where nobody operates yet.</summary>
    public sealed record DepartementReach(string Code, long OperatingActors, long Structures, long Places);

    /// <summary>Per award: applications to two calls may speak of the same people, so they are not added up.</summary>
    public sealed record Population(int Criterion, IReadOnlyList<AwardTarget> Awards);

    public sealed record AwardTarget(Guid AwardId, string CallName, long? People, string? Note);

    public static async Task<Ok<Evidence>> HandleAsync(HubContext hub, HubDatabase database, CancellationToken stop)
    {
        var departements = await database.QueryAsync<DepartementReach>(
            hub.Hub,
            """
            with actors as (
              select departement_code as code, count(*) filter (where operating) as operating, count(*) as structures
              from structures where hub_id = @Hub and active group by departement_code
            ), sites as (
              select departement_code as code, count(*) as places from places where hub_id = @Hub and active group by departement_code
            ), perimeter as (
              select unnest(departements) as code from open.hubs where hub = @Hub
              union select code from actors union select code from sites
            )
            select code, coalesce(operating, 0) as operating_actors, coalesce(structures, 0) as structures, coalesce(places, 0) as places
            from perimeter left join actors using (code) left join sites using (code)
            order by code
            """,
            new { hub.Hub },
            stop);
        var awards = await database.QueryAsync<AwardTarget>(
            hub.Hub,
            """
            select awards.id as award_id, calls.name as call_name, population_targeted as people, population_note as note
            from awards join open.calls on calls.id = awards.call_id
            where hub_id = @Hub order by awarded_on, awards.id
            """,
            new { hub.Hub },
            stop);
        var asOf = await database.QuerySingleOrDefaultAsync<DateTimeOffset?>(
            hub.Hub,
            "select greatest((select max(recorded_at) from structures where hub_id = @Hub), (select max(recorded_at) from places where hub_id = @Hub))",
            new { hub.Hub },
            stop);

        return TypedResults.Ok(new Evidence(
            hub.Hub.Alias,
            asOf,
            departements.Sum(departement => departement.Structures),
            departements.Sum(departement => departement.Places),
            new Reach(1, departements.Sum(departement => departement.OperatingActors), departements),
            new Population(2, awards)));
    }
}
