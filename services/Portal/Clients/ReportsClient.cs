using System.Text.Json;
namespace HubsPlatform.Portal.Clients;

/// <summary>Errors of places that the public reports and a hub decides about.</summary>
public sealed class ReportsClient(HttpClient http)
{
    public static readonly IReadOnlyList<string> Kinds = ["horaires", "services", "adresse", "contacts", "accompagnements", "labels", "public", "n-existe-plus", "autre"];

    public static readonly IReadOnlyList<string> Statuses = ["open", "accepted", "rejected"];

    private const string PageSize = "20";

    /// <returns>What is wrong; null where it was taken.</returns>
    public Task<ServiceProblem?> SendAsync(Guid place, NewReport report, CancellationToken stop) =>
        http.DoAsync(new HttpRequestMessage(HttpMethod.Post, $"api/directory/places/{place}/reports") { Content = JsonContent.Create(report) }, stop);

    public Task<Answer<Paged<PlaceReport>>> ListAsync(string hub, string status, string? cursor, CancellationToken stop) =>
        http.ReadAsync<Paged<PlaceReport>>($"api/directory/hubs/{hub}/moderation".With(("status", status), ("pageSize", PageSize), ("cursor", cursor)), stop);

    /// <summary>What is open on one place.</summary>
    public Task<Answer<Paged<PlaceReport>>> OfPlaceAsync(string hub, Guid place, CancellationToken stop) =>
        http.ReadAsync<Paged<PlaceReport>>($"api/directory/hubs/{hub}/moderation".With(("status", "open"), ("place", place.ToString()), ("pageSize", PageSize)), stop);

    /// <param name="hub">Alias.</param>
    /// <param name="id">The report.</param>
    /// <param name="decision">What the hub decides.</param>
    /// <param name="version">That the person saw.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<ServiceProblem?> DecideAsync(string hub, Guid id, ReportDecision decision, long version, CancellationToken stop) =>
        http.DoAsync(new HttpRequestMessage(HttpMethod.Post, $"api/directory/hubs/{hub}/moderation/{id}/decision") { Content = JsonContent.Create(decision) }.IfMatch(version), stop);
}

/// <param name="Kind">What is wrong.</param>
/// <param name="Text">In words.</param>
/// <param name="Website">The trap for programs.</param>
public sealed record NewReport(string? Kind, string? Text, string? Website);

/// <param name="Present">Only of an open report, and null where the place has left the census.</param>
public sealed record PlaceReport(
    Guid Id, Guid PlaceId, string PlaceName, string Commune, string DepartementCode, string Kind, string? Text, string Status, DateTimeOffset ReportedAt, DateTimeOffset? DecidedAt,
    string? Reason, long Version, bool IsFromOwner = false, JsonElement? Correction = null, IReadOnlyList<PresentValue>? Present = null);

/// <summary>What the place says now of a field in question; <paramref name="HasChanged"/> since the report was sent, null where that is not known.</summary>
public sealed record PresentValue(string Field, JsonElement Value, bool? HasChanged);

/// <param name="Decision">accept or reject.</param>
/// <param name="Reason">Why.</param>
/// <param name="Correction">Fields of the place by the API's names; null where nothing is corrected.</param>
/// <param name="Withdraw">The place is taken out of the census.</param>
/// <param name="AsProposed">The place's owner sent a correction: it is taken over.</param>
public sealed record ReportDecision(string Decision, string? Reason, IReadOnlyDictionary<string, object>? Correction, bool Withdraw, bool AsProposed = false);
