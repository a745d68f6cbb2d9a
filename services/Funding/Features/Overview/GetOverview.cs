using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Funding.Features.Overview;

/// <summary>All calls and what each hub received, for the national operator. The reading is audited.</summary>
public static class GetOverview
{
    public sealed record FundingOverview(IReadOnlyList<CallBalance> Calls, IReadOnlyList<HubAwards> Hubs);

    public sealed record CallBalance(Guid Id, string Name, DateOnly AnnouncedOn, decimal Envelope, decimal Awarded, decimal Remaining, string Currency, int Awards);

    /// <summary>What one hub received in one currency; a hub without an award has an amount of 0.</summary>
    public sealed record HubAwards(string Alias, string? Name, long Awards, decimal Awarded, string? Currency, long? PopulationTargeted, long OperatingActors);

    public static async Task<Ok<FundingOverview>> HandleAsync(OperatorContext caller, HubDatabase database, CancellationToken stop)
    {
        await using var transaction = await database.BeginNationalReadAsync(caller.Actor, "funding-overview.read", stop);
        var calls = await transaction.QueryAsync<CallBalance>(
            "select id, name, announced_on, envelope, awarded, envelope - awarded as remaining, currency, awards from open.calls order by opens_on, id",
            stop: stop);
        var hubs = await transaction.QueryAsync<HubAwards>(
            """
            with granted as (
              select hub_id as alias, currency, count(*) as awards, sum(amount) as awarded from awards group by hub_id, currency
            ), targeted as (
              -- one call counts its people once; calls may speak of the same people, so the largest stands for all
              select alias, max(people) as people
              from (select hub_id as alias, sum(population_targeted)::bigint as people from awards group by hub_id, call_id) as per_call
              group by alias
            ), actors as (
              select hub_id as alias, count(*) as operating from structures where active and operating group by hub_id
            ), aliases as (
              select hub as alias from open.hubs union select alias from granted
            )
            select alias, hubs.name, coalesce(awards, 0) as awards, coalesce(awarded, 0) as awarded, currency, people as population_targeted, coalesce(operating, 0) as operating_actors
            from aliases
              left join open.hubs on hubs.hub = alias
              left join granted using (alias)
              left join targeted using (alias)
              left join actors using (alias)
            order by alias, currency
            """,
            stop: stop);
        await transaction.CommitAsync(stop); // the audit line stays
        return TypedResults.Ok(new FundingOverview(calls, hubs));
    }
}
