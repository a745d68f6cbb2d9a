using System.Globalization;

namespace HubsPlatform.Portal.Clients;

/// <summary>The mediators of a hub, for its staff.</summary>
public sealed class MediatorsClient(HttpClient http)
{
    public static readonly IReadOnlyList<string> Statuses = ["employee", "volunteer", "subsidised", "civic-service", "conseiller-numerique"];

    private const string PageSize = "50";

    public Task<Answer<Paged<Mediator>>> ListAsync(string hub, string? text, string? departement, Guid? structure, string? status, string? cursor, CancellationToken stop) =>
        http.ReadAsync<Paged<Mediator>>(
            Root(hub).With(("q", text), ("departement", departement), ("structureId", structure?.ToString()), ("status", status), ("pageSize", PageSize), ("cursor", cursor)), stop);

    public Task<Answer<Mediator>> FindAsync(string hub, Guid id, CancellationToken stop) => http.ReadAsync<Mediator>($"{Root(hub)}/{id}", stop);

    public Task<Answer<Mediator>> AddAsync(string hub, MediatorEntry mediator, CancellationToken stop) => http.PostAsync<Mediator>(Root(hub), mediator, stop);

    public Task<Answer<Mediator>> UpdateAsync(string hub, Guid id, MediatorEntry mediator, long version, CancellationToken stop)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{Root(hub)}/{id}") { Content = JsonContent.Create(mediator) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version.ToString(CultureInfo.InvariantCulture)}\"");
        return http.CallAsync<Mediator>(request, stop);
    }

    /// <summary>Forgets who the person was.</summary>
    public Task<ServiceProblem?> EraseAsync(string hub, Guid id, CancellationToken stop) => http.DoAsync(new HttpRequestMessage(HttpMethod.Delete, $"{Root(hub)}/{id}"), stop);

    private static string Root(string hub) => $"api/directory/hubs/{hub}/mediators";
}

public sealed record Mediator(
    Guid Id, string DisplayName, string? Email, string Status, Guid? StructureId, string? StructureName, string DepartementCode, DateOnly LastContactOn, bool PublicName,
    DateOnly? PublicNameConsentOn, IReadOnlyList<MediatorPlace> Places, IReadOnlyList<MediatorQualification> Qualifications, long Version);

public sealed record MediatorPlace(Guid Id, string Name);

/// <summary>A training followed to its end, received from Training.</summary>
public sealed record MediatorQualification(Guid PathId, string PathName, DateOnly CompletedOn, int Hours);

public sealed record MediatorEntry(
    string? DisplayName, string? Email, string? Status, Guid? StructureId, string? DepartementCode, DateOnly? LastContactOn, IReadOnlyList<Guid> PlaceIds, bool PublicName,
    DateOnly? PublicNameConsentOn);
