namespace HubsPlatform.Portal.Clients;

/// <summary>One place of a hub's census: its record, what changed of it, when it is closed, where it stops.</summary>
public sealed class PlacesClient(HttpClient http)
{
    private const string PageSize = "20";

    /// <summary>Also one that was withdrawn.</summary>
    public Task<Answer<HubPlace>> FindAsync(string hub, Guid id, CancellationToken stop) => http.ReadAsync<HubPlace>(Root(hub, id).With(("withdrawn", "true")), stop);

    /// <param name="hub">Alias.</param>
    /// <param name="fields">The record by the API's names.</param>
    /// <param name="key">The same for a form that was sent twice.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<Answer<HubPlace>> AddAsync(string hub, IReadOnlyDictionary<string, object?> fields, string key, CancellationToken stop)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Root(hub)) { Content = JsonContent.Create(fields) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return http.CallAsync<HubPlace>(request, stop);
    }

    public Task<Answer<HubPlace>> ReplaceAsync(string hub, Guid id, IReadOnlyDictionary<string, object?> fields, long version, CancellationToken stop) =>
        http.CallAsync<HubPlace>(new HttpRequestMessage(HttpMethod.Put, Root(hub, id)) { Content = JsonContent.Create(fields) }.IfMatch(version), stop);

    public Task<Answer<Paged<PlaceChange>>> HistoryAsync(string hub, Guid id, string? cursor, CancellationToken stop) =>
        http.ReadAsync<Paged<PlaceChange>>($"{Root(hub, id)}/history".With(("pageSize", PageSize), ("cursor", cursor)), stop);

    public Task<Answer<HubPlace>> UndoAsync(string hub, Guid id, Guid change, long version, CancellationToken stop) =>
        http.CallAsync<HubPlace>(new HttpRequestMessage(HttpMethod.Post, $"{Root(hub, id)}/history/{change}/undo").IfMatch(version), stop);

    public Task<Answer<Paged<AnnouncedClosure>>> ClosuresAsync(string hub, Guid id, CancellationToken stop) =>
        http.ReadAsync<Paged<AnnouncedClosure>>($"{Root(hub, id)}/closures", stop);

    public Task<Answer<AnnouncedClosure>> CloseAsync(string hub, Guid id, NewClosure closure, CancellationToken stop) =>
        http.PostAsync<AnnouncedClosure>($"{Root(hub, id)}/closures", closure, stop);

    public Task<ServiceProblem?> OpenAgainAsync(string hub, Guid id, Guid closure, CancellationToken stop) =>
        http.DoAsync(new HttpRequestMessage(HttpMethod.Delete, $"{Root(hub, id)}/closures/{closure}"), stop);

    public Task<Answer<Round>> RoundAsync(string hub, Guid id, CancellationToken stop) => http.ReadAsync<Round>($"{Root(hub, id)}/stops", stop);

    public Task<Answer<Round>> ReplaceRoundAsync(string hub, Guid id, IReadOnlyList<RoundStop> stops, long version, CancellationToken stop) =>
        http.CallAsync<Round>(new HttpRequestMessage(HttpMethod.Put, $"{Root(hub, id)}/stops") { Content = JsonContent.Create(new { items = stops }) }.IfMatch(version), stop);

    private static string Root(string hub) => $"api/directory/hubs/{hub}/places";

    private static string Root(string hub, Guid id) => $"{Root(hub)}/{id}";
}
