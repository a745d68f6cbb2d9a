using HubsPlatform.Directory.Links;
using HubsPlatform.Directory.Mail;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>
/// Sends what was written down, each mail by one replica and once: it is marked as under way before it is handed over. Of a process that ends
/// between the two nobody knows whether the mail went, so it is not sent again, and the hub is told.
/// </summary>
public sealed partial class ReminderSender(HubDatabase database, IMailer mailer, LinkAddresses links, ReminderReadiness readiness, TimeProvider clock, ILogger<ReminderSender> logger)
    : PeriodicWork(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), clock, logger)
{
    /// <summary>Mails of a hub in one round: a flood is taken for one.</summary>
    private const int MostInRound = 50;

    private const int MostAttempts = 5;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Until the next attempt, after the first, the second…</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(3), TimeSpan.FromHours(12)];

    private static readonly string Places = $"""
        select l.id as link, l.expires_at, p.id as place, p.nom as name, p.commune, p.date_maj as updated_on
        from place_links l join census_places p on p.hub_id = @hub and p.id = l.place_id
        where l.hub_id = @hub and l.reminder_id = @id and l.revoked_at is null and l.answered_at is null and {AddressHash.Sql(PlaceOwner.Address)} = @hash
        order by p.nom, p.id
        """;

    protected override Task WorkAsync(CancellationToken stop) => RunAsync(stop);

    /// <returns>How many mails were handed over.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var sent = 0;
        foreach (var hub in readiness.IsReady ? await database.QueryAsync<HubRow>("select alias, name from open.hubs order by alias", stop: stop) : [])
        {
            for (var number = 0; number < MostInRound && await ClaimAsync(hub, stop) is { } claimed; number++)
            {
                sent += claimed.Message is not null && await DeliverAsync(new HubId(hub.Alias), claimed, stop) ? 1 : 0;
            }
        }

        return sent;
    }

    /// <returns>A mail that nobody else sends, without a message where there is nothing to send any more; null where none is due.</returns>
    private async Task<ClaimedReminder?> ClaimAsync(HubRow hub, CancellationToken stop)
    {
        var now = Clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(new HubId(hub.Alias), stop);
        var reminder = await transaction.QuerySingleOrDefaultAsync<ReminderRow>(
            """
            select r.id, r.address, r.address_hash, r.state, r.attempts, exists (select from work.reminder_refusals f where f.address_hash = r.address_hash) as is_refused
            from reminders r where r.hub_id = @hub and r.state in ('queued', 'sending') and r.due_at <= @now order by r.due_at, r.id limit 1 for update of r skip locked
            """,
            new { hub = hub.Alias, now }, stop);
        if (reminder is null)
        {
            return null;
        }

        var message = reminder is { State: "queued", IsRefused: false } ? await MessageAsync(transaction, hub, reminder, stop) : null;
        var (state, problem, due) = (reminder, message) switch
        {
            ({ State: "sending" }, _) => ("failed", "L'envoi a été interrompu : le message est peut-être parti.", now),
            ({ IsRefused: true }, _) => ("cancelled", "Cette adresse ne veut plus de relances.", now),
            (_, null) => ("cancelled", "Il n'y a plus rien à demander à cette adresse.", now),
            _ => ("sending", (string?)null, now + Lease),
        };
        await transaction.ExecuteAsync(
            "update reminders set state = @state, problem = @problem, due_at = @due, attempts = attempts + case when @state = 'sending' then 1 else 0 end where hub_id = @hub and id = @Id",
            new { hub = hub.Alias, reminder.Id, state, problem, due }, stop);
        await transaction.CommitAsync(stop);
        return new ClaimedReminder(reminder.Id, reminder.Attempts + 1, message);
    }

    private async Task<MailMessage?> MessageAsync(HubTransaction transaction, HubRow hub, ReminderRow reminder, CancellationToken stop)
    {
        var places = await transaction.QueryAsync<PlaceRow>(Places, new { hub = hub.Alias, reminder.Id, hash = reminder.AddressHash }, stop);
        if (places.Count == 0)
        {
            return null;
        }

        var settings = await OwnerSettings.ReadAsync(transaction, stop);
        var text = new ReminderText(
            hub.Name,
            [.. places.Select(place => new RemindedPlace(place.Name, place.Commune, place.UpdatedOn, links.ToPlace(place.Link, place.Place, reminder.AddressHash, place.ExpiresAt)))],
            places.Min(place => place.ExpiresAt),
            links.ToRefusal(reminder.Id, reminder.AddressHash, Clock.GetUtcNow().AddYears(1)));
        return text.ToMessage(reminder.Id, reminder.Address, settings.ReplyTo);
    }

    private async Task<bool> DeliverAsync(HubId hub, ClaimedReminder claimed, CancellationToken stop)
    {
        MailException? refusal = null;
        try
        {
            await mailer.SendAsync(claimed.Message!, stop);
        }
        catch (MailException refused)
        {
            refusal = refused;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            refusal = new MailException("Le message n'a pas pu être remis.", isFinal: false, failure);
        }

        if (refusal is not null)
        {
            LogRefused(Logger, refusal, claimed.Id);
        }

        var isOver = refusal is { IsFinal: true } || claimed.Attempts >= MostAttempts;
        var state = refusal is null ? "sent" : isOver ? "failed" : "queued";
        var now = Clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(hub, stop);
        await transaction.ExecuteAsync(
            "update reminders set state = @state, problem = @problem, due_at = @due, sent_at = case when @state = 'sent' then @now end where hub_id = @hub and id = @Id and state = 'sending'",
            new { hub = hub.Alias, claimed.Id, state, problem = refusal?.Message, now, due = state == "queued" ? now + Pauses[claimed.Attempts - 1] : now }, stop);
        await transaction.CommitAsync(stop);
        return refusal is null;
    }

    [LoggerMessage(LogLevel.Warning, "Reminder {Reminder} was not taken")]
    private static partial void LogRefused(ILogger logger, MailException refusal, Guid reminder);

    private sealed record ClaimedReminder(Guid Id, int Attempts, MailMessage? Message);

    private sealed record HubRow(string Alias, string Name);

    private sealed class ReminderRow
    {
        public Guid Id { get; init; }
        public string Address { get; init; } = "";
        public byte[] AddressHash { get; init; } = [];
        public string State { get; init; } = "";
        public int Attempts { get; init; }
        public bool IsRefused { get; init; }
    }

    private sealed class PlaceRow
    {
        public Guid Link { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
        public Guid Place { get; init; }
        public string Name { get; init; } = "";
        public string Commune { get; init; } = "";
        public DateOnly? UpdatedOn { get; init; }
    }
}
