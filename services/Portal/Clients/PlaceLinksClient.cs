namespace HubsPlatform.Portal.Clients;

/// <summary>What whoever holds a signed link may do. The token travels in bodies only: addresses end up in logs.</summary>
public sealed class PlaceLinksClient(HttpClient http)
{
    private const string Root = "api/directory/place-links";

    public Task<Answer<OpenedLink>> ReadAsync(string? token, CancellationToken stop) => http.PostAsync<OpenedLink>($"{Root}/read", new { token }, stop);

    public Task<Answer<OwnerAnswer>> ConfirmAsync(string? token, long version, CancellationToken stop) => http.PostAsync<OwnerAnswer>($"{Root}/confirm", new { token, version }, stop);

    /// <param name="token">Of the link.</param>
    /// <param name="version">Of the place that the person saw.</param>
    /// <param name="place">All fields by the API's names.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<Answer<OwnerAnswer>> CorrectAsync(string? token, long version, IReadOnlyDictionary<string, object?> place, CancellationToken stop) =>
        http.PostAsync<OwnerAnswer>($"{Root}/correct", new { token, version, place }, stop);

    public Task<Answer<OwnerAnswer>> CloseAsync(string? token, string? text, CancellationToken stop) => http.PostAsync<OwnerAnswer>($"{Root}/close", new { token, text }, stop);

    /// <param name="token">Of the link in a reminder.</param>
    /// <param name="refuse">Null: only asks.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<Answer<RemindersWanted>> RefusalAsync(string? token, bool? refuse, CancellationToken stop) => http.PostAsync<RemindersWanted>($"{Root}/refusal", new { token, refuse }, stop);
}

/// <summary>The place of a link, as its form has it; <paramref name="IsDirect"/>: corrections are published at once.</summary>
public sealed record OpenedLink(Guid PlaceId, string Hub, string HubName, long Version, HubPlace Place, bool IsDirect, DateTimeOffset ExpiresAt, string? Answer);

/// <param name="Answer">confirmed, corrected, proposed or closed.</param>
public sealed record OwnerAnswer(string Answer);

public sealed record RemindersWanted(bool IsWanted);
