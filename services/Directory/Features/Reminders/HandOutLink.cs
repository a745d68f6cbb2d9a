using HubsPlatform.Directory.Features.Places;
using HubsPlatform.Directory.Links;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>POST /api/directory/hubs/{hub}/places/{id}/links: a link that the hub sends by other means. It is shown once, kept nowhere and bound to no address.</summary>
public static class HandOutLink
{
    public static async Task<Results<Ok<HandedOutLink>, ProblemHttpResult>> Handle(
        Guid id, HubContext hub, HubDatabase database, LinkAddresses links, ReminderReadiness readiness, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        if (readiness.RefusalToLink() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var args = new { hub = hub.Hub.Alias, id, link = Guid.CreateVersion7(), now, by = hub.Actor.Subject, expires = now + links.Lasting };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var made = await transaction.ExecuteAsync(
            """
            insert into place_links (hub_id, id, place_id, created_at, created_by, expires_at)
            select @hub, @link, p.id, @now, @by, @expires from census_places p where p.hub_id = @hub and p.id = @id
            """,
            args, stop);
        if (made == 0)
        {
            return GetPlace.Missing();
        }

        await transaction.AuditAsync(hub.Actor, "link.handed-out", $"places/{id}/links/{args.link}", stop);
        await transaction.CommitAsync(stop);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new HandedOutLink(args.link, links.ToPlace(args.link, id, null, args.expires), args.expires));
    }

    /// <param name="Id">To take it back.</param>
    /// <param name="Url">What the owner opens.</param>
    /// <param name="ExpiresAt">When it ends.</param>
    public sealed record HandedOutLink(Guid Id, Uri Url, DateTimeOffset ExpiresAt);
}
