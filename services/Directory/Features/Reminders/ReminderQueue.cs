using HubsPlatform.Directory.Links;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>Writes down what is to be sent: one mail per address with a link for each of its places.</summary>
public sealed class ReminderQueue(LinkAddresses links, TimeProvider clock)
{
    /// <summary>A mail with more is not read to its end; the other places are asked about in the next one.</summary>
    private const int MostPlaces = 100;

    private static readonly string Due = $"""
        select id, address, hash from (
          select o.id, o.address, o.hash, o.name, dense_rank() over (order by o.address) as mail, row_number() over (partition by o.address order by o.name, o.id) as number
          from {OwnersSql.Owners}
          where (@levels::text[] is null or o.level = any(@levels)) and (@place::uuid is null or o.id = @place)
            and (@mail::uuid is null or o.id in (select place_id from place_links where hub_id = @hub and reminder_id = @mail))
            and o.address is not null and not o.is_refused and (@place::uuid is not null or not o.is_recent)) d
        where mail <= @most_mails and number <= {MostPlaces} order by address, name, id
        """;

    /// <param name="transaction">In the hub; others who ask wait until it ends, and then find those asked already.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="selection">Which places.</param>
    /// <param name="quietFor">Places asked or answered about within so many days are left alone, unless one is named.</param>
    /// <param name="mostMails">No more than these.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<QueuedReminders> AddAsync(HubTransaction transaction, Actor actor, ReminderSelection selection, int quietFor, int mostMails, CancellationToken stop)
    {
        var (hub, now) = (transaction.Hub!.Value.Alias, clock.GetUtcNow());
        await transaction.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('reminders:' || @hub, 0))", new { hub }, stop);
        var due = await transaction.QueryAsync<DuePlace>(
            Due, new { hub, today = clock.InFrance(), since = now.AddDays(-quietFor), failed_count = actor.Kind == ActorKind.System, levels = selection.Levels, place = selection.Place, mail = selection.Mail, most_mails = mostMails }, stop);
        if (due.Count == 0)
        {
            return new QueuedReminders(0, 0);
        }

        var mails = due.GroupBy(place => place.Address).Select(places => (Id: Guid.CreateVersion7(), Address: places.Key, places.First().Hash)).ToList();
        var mailOf = mails.ToDictionary(mail => mail.Address, mail => mail.Id);
        var args = new
        {
            hub,
            now,
            by = actor.Subject,
            expires = now + links.Lasting,
            ids = mails.Select(mail => mail.Id).ToArray(),
            addresses = mails.Select(mail => mail.Address).ToArray(),
            hashes = mails.Select(mail => mail.Hash).ToArray(),
            link_ids = due.Select(_ => Guid.CreateVersion7()).ToArray(),
            places = due.Select(place => place.Id).ToArray(),
            link_mails = due.Select(place => mailOf[place.Address]).ToArray(),
            link_hashes = due.Select(place => place.Hash).ToArray(),
        };
        await transaction.ExecuteAsync(
            """
            insert into reminders (hub_id, id, address, address_hash, state, due_at, requested_by, created_at)
            select @hub, m.id, m.address, m.hash, 'queued', @now, @by, @now from unnest(@ids, @addresses, @hashes) as m (id, address, hash);
            insert into place_links (hub_id, id, place_id, reminder_id, address_hash, created_at, created_by, expires_at)
            select @hub, l.id, l.place, l.mail, l.hash, @now, @by, @expires from unnest(@link_ids, @places, @link_mails, @link_hashes) as l (id, place, mail, hash);
            """,
            args, stop);
        await transaction.AuditAsync(actor, "reminders.queued", $"{mails.Count} mails, {due.Count} places", stop);
        return new QueuedReminders(mails.Count, due.Count);
    }

    private sealed class DuePlace
    {
        public Guid Id { get; init; }
        public string Address { get; init; } = "";
        public byte[] Hash { get; init; } = [];
    }
}

/// <param name="Levels">Of these freshnesses; null: of any.</param>
/// <param name="Place">This one only; null: all.</param>
/// <param name="Mail">Those that an earlier mail asked about; null: all.</param>
public sealed record ReminderSelection(string[]? Levels, Guid? Place = null, Guid? Mail = null);

/// <param name="Mails">How many mails will be sent: one per address.</param>
/// <param name="Places">About how many places.</param>
public sealed record QueuedReminders(int Mails, int Places);
