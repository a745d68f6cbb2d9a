using System.Text.Json.Serialization;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>GET /api/directory/hubs/{hub}/reminders?state=: the journal, the latest first. Nobody is watched: it knows what was answered, not what was opened.</summary>
public static class ListReminders
{
    private static readonly string[] States = ["queued", "sending", "sent", "failed", "cancelled"];

    public static async Task<Results<Ok<Page<ReminderItem>>, ProblemHttpResult>> Handle(HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop, string? state = null)
    {
        if (state is not null && !States.Contains(state))
        {
            return Problem.BadRequest("state_unknown", $"Les états sont : {string.Join(", ", States)}.", "state");
        }

        var scope = $"{hub.Hub}/reminders/{state}";
        if (!page.TryAfter<Guid?>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var args = new { hub = hub.Hub.Alias, state, after, size = page.Size + 1 };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var found = await transaction.QueryAsync<ReminderItem>(
            $"""
            select r.id, r.address, r.state, r.attempts, r.problem, r.created_at, r.sent_at, r.requested_by like 'system:%' as is_automatic, {SendAgain.Possible} as can_send_again
            from reminders r where r.hub_id = @hub and (@state::text is null or r.state = @state) and (@after::uuid is null or r.id < @after) order by r.id desc limit @size
            """,
            args, stop);
        var total = await transaction.QuerySingleOrDefaultAsync<long>("select count(*) from reminders where hub_id = @hub and (@state::text is null or state = @state)", args, stop);
        var places = (await transaction.QueryAsync<AskedPlace>(
            """
            select l.reminder_id, l.id, l.place_id, p.nom as name, l.answer, l.answered_at, l.expires_at, l.revoked_at
            from place_links l left join census_places p on p.hub_id = @hub and p.id = l.place_id
            where l.hub_id = @hub and l.reminder_id = any(@ids) order by p.nom, l.id
            """,
            new { args.hub, ids = found.Select(reminder => reminder.Id).ToArray() }, stop)).ToLookup(place => place.ReminderId);
        foreach (var reminder in found)
        {
            reminder.Places = [.. places[reminder.Id]];
        }

        return TypedResults.Ok(page.ToPage(found, scope, reminder => (Guid?)reminder.Id, total));
    }

    public sealed class ReminderItem
    {
        public Guid Id { get; init; }
        public string Address { get; init; } = "";

        /// <summary>queued, sending, sent, failed or cancelled.</summary>
        public string State { get; init; } = "";

        public int Attempts { get; init; }

        /// <summary>Why it has not gone, or went no further.</summary>
        public string? Problem { get; init; }

        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? SentAt { get; init; }
        public bool IsAutomatic { get; init; }

        /// <summary>It failed, and no later mail asks about its places.</summary>
        public bool CanSendAgain { get; init; }
        public IReadOnlyList<AskedPlace> Places { get; set; } = [];
    }

    /// <summary>A place that a mail asked about, by its link.</summary>
    public sealed class AskedPlace
    {
        [JsonIgnore]
        public Guid ReminderId { get; init; }

        /// <summary>Of the link.</summary>
        public Guid Id { get; init; }

        public Guid PlaceId { get; init; }

        /// <summary>Null where the place has left the census since.</summary>
        public string? Name { get; init; }

        /// <summary>confirmed, corrected, proposed or closed.</summary>
        public string? Answer { get; init; }

        public DateTimeOffset? AnsweredAt { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
        public DateTimeOffset? RevokedAt { get; init; }
    }
}
