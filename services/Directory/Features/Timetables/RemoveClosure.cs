using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Timetables;

/// <summary>DELETE /api/directory/hubs/{hub}/places/{id}/closures/{closure}: the place is open after all.</summary>
public static class RemoveClosure
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, Guid closure, HubContext hub, HubDatabase database, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await transaction.ExecuteAsync("delete from place_closures where hub_id = @hub and place_id = @id and id = @closure", new { hub = hub.Hub.Alias, id, closure }, stop) == 0)
        {
            return Problem.NotFound("closure_not_found", "Cette fermeture n'est pas annoncée.");
        }

        await transaction.AuditAsync(hub.Actor, "place.closure-removed", $"places/{id}", stop);
        await transaction.CommitAsync(stop);
        return TypedResults.NoContent();
    }
}
