using HubsPlatform.Directory.History;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Places;

/// <summary>
/// POST /api/directory/hubs/{hub}/places/{id}/keep: the place exists although its source no longer has it. It is not asked about
/// again until the source has had it once more. Its record does not change, so neither does its version.
/// </summary>
public static class KeepPlace
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        var args = new { hub = hub.Hub.Alias, id, now = clock.GetUtcNow() };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await UpdatePlace.LockAsync(transaction, id, stop) is null)
        {
            return GetPlace.Missing();
        }

        if (!await transaction.QuerySingleOrDefaultAsync<bool>("select left_import is not null from places where hub_id = @hub and id = @id", args, stop))
        {
            return Problem.Conflict("place_not_left", "Ce lieu n'est pas à confirmer : sa source l'a toujours.");
        }

        await PlaceHistory.RecordKeptAsync(transaction, id, ChangeOrigin.Hand, hub.Actor, args.now, stop);
        await transaction.ExecuteAsync("update places set left_at = null, left_import = null, kept_at = @now where hub_id = @hub and id = @id", args, stop);
        await transaction.AuditAsync(hub.Actor, "place.kept", $"places/{id}", stop);
        await transaction.CommitAsync(stop);
        return TypedResults.NoContent();
    }
}
