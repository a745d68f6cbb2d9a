namespace HubsPlatform.Portal.Clients;

/// <summary>Whom a hub's histories name, and that they forget them.</summary>
public sealed class HistoryClient(HttpClient http)
{
    private const string PageSize = "20";

    public Task<Answer<Paged<HistoryAuthor>>> AuthorsAsync(string hub, string? text, string? cursor, CancellationToken stop) =>
        http.ReadAsync<Paged<HistoryAuthor>>(Root(hub).With(("q", text), ("pageSize", PageSize), ("cursor", cursor)), stop);

    /// <returns>What is wrong; null where it was done.</returns>
    public Task<ServiceProblem?> ForgetAsync(string hub, string subject, CancellationToken stop) =>
        http.DoAsync(new HttpRequestMessage(HttpMethod.Delete, $"{Root(hub)}/{Uri.EscapeDataString(subject)}"), stop);

    private static string Root(string hub) => $"api/directory/hubs/{hub}/history/authors";
}

/// <param name="Subject">Of the account.</param>
/// <param name="Kind">person or program.</param>
/// <param name="Name">The latest.</param>
/// <param name="Changes">How many entries name them.</param>
/// <param name="LastChangeAt">The latest of these.</param>
public sealed record HistoryAuthor(string Subject, string Kind, string Name, long Changes, DateTimeOffset LastChangeAt);
