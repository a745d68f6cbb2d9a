using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>DELETE /api/directory/hubs/{hub}/links/{link}, and DELETE …/places/{id}/links for all of a place: whoever has the link can do nothing with it any more.</summary>
public static class RevokeLinks
{
    public static async Task<Results<NoContent, ProblemHttpResult>> One(Guid link, HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await RevokeAsync(transaction, "id = @id", link, hub, clock, stop) == 0
            && !await transaction.QuerySingleOrDefaultAsync<bool>("select exists (select from place_links where hub_id = @hub and id = @link)", new { hub = hub.Hub.Alias, link }, stop))
        {
            return Problem.NotFound("link_not_found", "Ce lien n'existe pas dans ce hub.");
        }

        await transaction.AuditAsync(hub.Actor, "link.revoked", $"links/{link}", stop);
        await transaction.CommitAsync(stop);
        return TypedResults.NoContent();
    }

    public static async Task<NoContent> OfPlace(Guid id, HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await RevokeAsync(transaction, "place_id = @id", id, hub, clock, stop) > 0)
        {
            await transaction.AuditAsync(hub.Actor, "links.revoked", $"places/{id}/links", stop);
            await transaction.CommitAsync(stop);
        }

        return TypedResults.NoContent();
    }

    private static Task<int> RevokeAsync(HubTransaction transaction, string which, Guid id, HubContext hub, TimeProvider clock, CancellationToken stop) => transaction.ExecuteAsync(
        $"update place_links set revoked_at = @now, revoked_by = @by where hub_id = @hub and {which} and revoked_at is null", new { hub = hub.Hub.Alias, id, now = clock.GetUtcNow(), by = hub.Actor.Subject }, stop);
}
