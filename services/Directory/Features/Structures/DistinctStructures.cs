using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>
/// PUT and DELETE /api/directory/hubs/{hub}/structures/{id}/distinct/{other}: two records are two structures, and are not proposed as one
/// again; or may be one after all. Which of the two comes first does not matter, and saying it twice changes nothing.
/// </summary>
public static class DistinctStructures
{
    private const string Both = "select count(*) = 2 from structures where hub_id = @hub and id in (@id, @other) and active";

    private const string Keep = """
        insert into distinct_structures (hub_id, structure_a, structure_b, decided_at, decided_by)
        values (@hub, least(@id::uuid, @other::uuid), greatest(@id::uuid, @other::uuid), @now, @by) on conflict do nothing
        """;

    private const string Drop = "delete from distinct_structures where hub_id = @hub and structure_a = least(@id::uuid, @other::uuid) and structure_b = greatest(@id::uuid, @other::uuid)";

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Guid other, HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        var args = new { hub = hub.Hub.Alias, id, other, now = clock.GetUtcNow(), by = hub.Actor.Subject };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (!await transaction.QuerySingleOrDefaultAsync<bool>(Both, args, stop))
        {
            return ReadStructure.Missing();
        }

        if (await transaction.ExecuteAsync(Keep, args, stop) > 0)
        {
            await transaction.AuditAsync(hub.Actor, "structures.distinct", $"structures/{id}/distinct/{other}", stop);
            await transaction.CommitAsync(stop);
        }

        return TypedResults.NoContent();
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Undo(Guid id, Guid other, HubContext hub, HubDatabase database, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await ForgetAsync(transaction, id, other, stop))
        {
            await transaction.AuditAsync(hub.Actor, "structures.distinct-undone", $"structures/{id}/distinct/{other}", stop);
            await transaction.CommitAsync(stop);
        }

        return TypedResults.NoContent();
    }

    /// <returns>Whether it had been decided.</returns>
    internal static async Task<bool> ForgetAsync(HubTransaction transaction, Guid id, Guid other, CancellationToken stop) =>
        await transaction.ExecuteAsync(Drop, new { hub = transaction.Hub!.Value.Alias, id, other }, stop) > 0;
}
