using HubsPlatform.Directory.Links;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>
/// POST /api/directory/hubs/{hub}/reminders/{id}/again: a new mail about the places of one that failed, to the addresses that they have now. The failed one stays in
/// the journal as it is. Once: places that another mail asks about, or that answered, are left alone, as ever.
/// </summary>
public static class SendAgain
{
    /// <summary>Of a mail <c>r</c>.</summary>
    internal const string Possible = """
        (r.state = 'failed' and not exists (
           select from place_links l join place_links o on o.hub_id = l.hub_id and o.place_id = l.place_id and o.reminder_id > r.id
           where l.hub_id = r.hub_id and l.reminder_id = r.id))
        """;

    /// <summary>Its places may have got another address each.</summary>
    private const int MostMails = 100;

    public static async Task<Results<Accepted<QueuedReminders>, ProblemHttpResult>> Handle(
        Guid id, HubContext hub, HubDatabase database, ReminderQueue queue, ReminderReadiness readiness, CancellationToken stop)
    {
        if (readiness.RefusalToSend() is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var state = await transaction.QuerySingleOrDefaultAsync<string>("select state from reminders where hub_id = @hub and id = @id", new { hub = hub.Hub.Alias, id }, stop);
        if (state is null)
        {
            return Problem.NotFound("reminder_not_found", "Ce courriel n'est pas dans le journal de ce hub.");
        }

        if (state != "failed")
        {
            return Problem.Conflict("reminder_not_failed", "Seul un courriel en échec peut être renvoyé.");
        }

        var settings = await OwnerSettings.ReadAsync(transaction, stop);
        var queued = await queue.AddAsync(transaction, hub.Actor, new ReminderSelection(null, Mail: id), settings.EveryDays, MostMails, stop);
        if (queued.Mails == 0)
        {
            return Problem.Conflict(
                "nothing_to_send", "Il n'y a plus rien à demander : ces lieux ont été relancés ou ont répondu depuis, ne sont plus publiés, ou leur adresse ne veut plus de relances.");
        }

        await transaction.AuditAsync(hub.Actor, "reminder.sent-again", $"reminders/{id}", stop);
        await transaction.CommitAsync(stop);
        return TypedResults.Accepted($"/api/directory/hubs/{hub.Hub}/reminders", queued);
    }
}
