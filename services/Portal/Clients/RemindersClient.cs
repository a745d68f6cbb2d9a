using System.Globalization;

namespace HubsPlatform.Portal.Clients;

/// <summary>Reminders to those who run a hub's places, and the signed links in them.</summary>
public sealed class RemindersClient(HttpClient http)
{
    public static readonly IReadOnlyList<string> States = ["sent", "queued", "failed", "cancelled"];

    private const string PageSize = "20";

    public Task<Answer<ReminderReach>> ReachAsync(string hub, CancellationToken stop) => http.ReadAsync<ReminderReach>($"{Root(hub)}/reach", stop);

    public Task<Answer<Paged<UnreachablePlace>>> UnreachableAsync(string hub, string? freshness, string? cursor, CancellationToken stop) =>
        http.ReadAsync<Paged<UnreachablePlace>>($"{Root(hub)}/unreachable".With(("freshness", freshness), ("pageSize", PageSize), ("cursor", cursor)), stop);

    public Task<Answer<Paged<SentReminder>>> JournalAsync(string hub, string? state, string? cursor, CancellationToken stop) =>
        http.ReadAsync<Paged<SentReminder>>(Root(hub).With(("state", state), ("pageSize", PageSize), ("cursor", cursor)), stop);

    /// <summary>Asks about the places of a freshness, or about one place.</summary>
    /// <param name="hub">Alias.</param>
    /// <param name="freshness">A level; null with a place.</param>
    /// <param name="place">Its id; null with a level.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<Answer<QueuedReminders>> SendAsync(string hub, string? freshness, Guid? place, CancellationToken stop) =>
        http.PostAsync<QueuedReminders>(Root(hub), new { freshness, place }, stop);

    /// <summary>A new mail about the places of one that failed.</summary>
    public Task<Answer<QueuedReminders>> SendAgainAsync(string hub, Guid reminder, CancellationToken stop) => http.PostAsync<QueuedReminders>($"{Root(hub)}/{reminder}/again", null, stop);

    public Task<Answer<ReminderSettings>> SettingsAsync(string hub, CancellationToken stop) => http.ReadAsync<ReminderSettings>($"{Root(hub)}/settings", stop);

    public Task<Answer<ReminderSettings>> SetAsync(string hub, ReminderSettings settings, CancellationToken stop)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{Root(hub)}/settings") { Content = JsonContent.Create(settings) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{settings.Version.ToString(CultureInfo.InvariantCulture)}\"");
        return http.CallAsync<ReminderSettings>(request, stop);
    }

    public Task<Answer<HandedOutLink>> HandOutAsync(string hub, Guid place, CancellationToken stop) => http.PostAsync<HandedOutLink>(AddressOfLinks(hub, place), null, stop);

    public Task<ServiceProblem?> RevokeAllAsync(string hub, Guid place, CancellationToken stop) => http.DoAsync(new HttpRequestMessage(HttpMethod.Delete, AddressOfLinks(hub, place)), stop);

    public Task<ServiceProblem?> RevokeAsync(string hub, Guid link, CancellationToken stop) =>
        http.DoAsync(new HttpRequestMessage(HttpMethod.Delete, $"api/directory/hubs/{hub}/links/{link}"), stop);

    private static string Root(string hub) => $"api/directory/hubs/{hub}/reminders";

    private static string AddressOfLinks(string hub, Guid place) => $"api/directory/hubs/{hub}/places/{place}/links";
}

/// <param name="Levels">The freshest first.</param>
/// <param name="Missing">Why nothing can be sent; null where it can.</param>
public sealed record ReminderReach(IReadOnlyList<LevelReach> Levels, string? Missing);

/// <summary>Of the places of a freshness: how many would be asked, in how many mails, and why the others would not.</summary>
public sealed record LevelReach(string Level, long Places, long Unreachable, long Refused, long Recent, long Due, long Mails);

public sealed record UnreachablePlace(Guid Id, string Name, string Commune, string DepartementCode, DateOnly? UpdatedOn, string Freshness);

public sealed record QueuedReminders(int Mails, int Places);

/// <summary>A mail with what became of it; <paramref name="State"/> is queued, sending, sent, failed or cancelled; of a failed one <paramref name="CanSendAgain"/> says that nobody asked anew yet.</summary>
public sealed record SentReminder(
    Guid Id, string Address, string State, int Attempts, string? Problem, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, bool IsAutomatic, IReadOnlyList<AskedPlace> Places,
    bool CanSendAgain = false);

/// <summary>A place that a mail asked about; <paramref name="Answer"/> is confirmed, corrected, proposed or closed.</summary>
public sealed record AskedPlace(Guid Id, Guid PlaceId, string? Name, string? Answer, DateTimeOffset? AnsweredAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt);

/// <summary>How a hub deals with those who run its places; version 0 before the first setting.</summary>
public sealed record ReminderSettings(string? Corrections, bool Automatic, string? Level, int? EveryDays, string? ReplyTo, long Version);

/// <summary>Shown once.</summary>
public sealed record HandedOutLink(Guid Id, string Url, DateTimeOffset ExpiresAt);
