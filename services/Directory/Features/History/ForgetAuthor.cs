using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.History;

/// <summary>
/// DELETE /api/directory/hubs/{hub}/history/authors/{subject}: the hub's histories no longer name this person (GDPR 17). What was changed
/// stays, under the account's id alone. Asking again, or for somebody unknown, changes nothing.
/// </summary>
public static class ForgetAuthor
{
    public static async Task<NoContent> Handle(string subject, HubContext hub, HubDatabase database, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        await transaction.ExecuteAsync(
            """
            update place_changes set author_name = null where hub_id = @hub and subject = @subject and author_kind in ('person', 'program');
            update structure_changes set author_name = null where hub_id = @hub and subject = @subject and author_kind in ('person', 'program');
            """,
            new { hub = hub.Hub.Alias, subject }, stop);
        await transaction.AuditAsync(hub.Actor, "history.author-forgotten", $"history/authors/{subject}", stop);
        await transaction.CommitAsync(stop);
        return TypedResults.NoContent();
    }
}
