using HubsPlatform.Evaluation.Disclosure;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Evaluation.Features.National;

/// <summary>All hubs side by side, for the national operator. The reading is audited in each hub's trail.</summary>
public static class GetNationalCoverage
{
    public sealed record NationalCoverage(DateTimeOffset? AsOf, NationalTotals Totals, IReadOnlyList<HubCoverage> Hubs);

    public sealed record NationalTotals(long Places, long Structures, long OperatingStructures, long Communes, Figure Mediators, long TrainingCompletions, long PopulationTargeted);

    public sealed record HubCoverage(
        string Alias,
        string? Name,
        DateTimeOffset? AsOf,
        long Places,
        long Structures,
        long OperatingStructures,
        long Communes,
        Figure Mediators,
        long TrainingCompletions,
        long? PopulationTargeted);

    private sealed record Row(
        string Alias, string? Name, DateTimeOffset? AsOf, long Places, long Communes, long Structures, long OperatingStructures, long Mediators, long Completions, long? PopulationTargeted);

    public static async Task<Ok<NationalCoverage>> HandleAsync(OperatorContext caller, HubDatabase database, CancellationToken stop)
    {
        await using var transaction = await database.BeginNationalReadAsync(caller.Actor, "coverage.read", stop);
        var hubs = await transaction.QueryAsync<Row>(
            """
            with sites as (
              select hub_id as alias, count(*) filter (where active) as places, count(distinct commune_code) filter (where active) as communes, max(recorded_at) as as_of
              from places group by hub_id
            ), actors as (
              select hub_id as alias, count(*) filter (where active) as structures, count(*) filter (where active and operating) as operating, max(recorded_at) as as_of
              from structures group by hub_id
            ), people as (
              select hub_id as alias, count(*) filter (where active) as mediators, max(recorded_at) as as_of from mediators group by hub_id
            ), trained as (
              select hub_id as alias, count(*) as completions, max(recorded_at) as as_of from completions group by hub_id
            ), targeted as (
              select alias, max(people) as people, max(as_of) as as_of
              from (select hub_id as alias, sum(population_targeted)::bigint as people, max(recorded_at) as as_of from awards group by hub_id, call_id) as per_call
              group by alias
            ), aliases as (
              select hub as alias from open.hubs union select alias from sites union select alias from actors
              union select alias from people union select alias from trained union select alias from targeted
            )
            select alias, hubs.name, greatest(sites.as_of, actors.as_of, people.as_of, trained.as_of, targeted.as_of) as as_of,
              coalesce(places, 0) as places, coalesce(communes, 0) as communes, coalesce(structures, 0) as structures, coalesce(operating, 0) as operating_structures,
              coalesce(mediators, 0) as mediators, coalesce(completions, 0) as completions, targeted.people as population_targeted
            from aliases
              left join open.hubs on hubs.hub = alias
              left join sites using (alias) left join actors using (alias) left join people using (alias)
              left join trained using (alias) left join targeted using (alias)
            order by alias
            """,
            stop: stop);
        await transaction.CommitAsync(stop); // the audit line stays

        var mediators = SmallCells.Protect([.. hubs.Select(hub => hub.Mediators)]);
        return TypedResults.Ok(new NationalCoverage(
            hubs.Max(hub => hub.AsOf),
            new NationalTotals(
                hubs.Sum(hub => hub.Places),
                hubs.Sum(hub => hub.Structures),
                hubs.Sum(hub => hub.OperatingStructures),
                hubs.Sum(hub => hub.Communes),
                mediators.Total,
                hubs.Sum(hub => hub.Completions),
                hubs.Sum(hub => hub.PopulationTargeted ?? 0)),
            [.. hubs.Zip(mediators.Cells, (hub, figure) => new HubCoverage(
                hub.Alias,
                hub.Name,
                hub.AsOf,
                hub.Places,
                hub.Structures,
                hub.OperatingStructures,
                hub.Communes,
                figure,
                hub.Completions,
                hub.PopulationTargeted))]));
    }
}
