using System.Globalization;

namespace HubsPlatform.Portal.Clients;

/// <summary>The directory as a hub's members and the national operator see it.</summary>
public sealed class HubClient(HttpClient http)
{
    private const string Root = "api/directory";
    private const int PageSize = 50;

    public Task<Answer<Paged<CensusPlace>>> PlacesAsync(string hub, CensusFilter filter, string? cursor, CancellationToken stop) =>
        http.ReadAsync<Paged<CensusPlace>>($"{Root}/hubs/{hub}/places".With([.. filter.Parameters(), ("pageSize", PageSize.ToString(CultureInfo.InvariantCulture)), ("cursor", cursor)]), stop);

    /// <summary>One record of the census.</summary>
    public Task<Answer<CensusPlace>> PlaceAsync(string hub, Guid place, CancellationToken stop) => http.ReadAsync<CensusPlace>($"{Root}/hubs/{hub}/places/{place}", stop);

    public Task<Answer<HubQuality>> QualityAsync(string hub, CancellationToken stop) =>
        http.ReadAsync<HubQuality>($"{Root}/hubs/{hub}/quality", stop);

    public Task<Answer<NationalQuality>> NationalQualityAsync(CancellationToken stop) =>
        http.ReadAsync<NationalQuality>($"{Root}/national/quality", stop);

    public Task<Answer<HubSummary>> SummaryAsync(string hub, CancellationToken stop) =>
        http.ReadAsync<HubSummary>($"{Root}/hubs/{hub}/summary", stop);

    /// <summary>The place exists although its source no longer has it.</summary>
    public Task<ServiceProblem?> KeepAsync(string hub, Guid place, CancellationToken stop) =>
        http.DoAsync(new HttpRequestMessage(HttpMethod.Post, $"{Root}/hubs/{hub}/places/{place}/keep"), stop);

    public Task<ServiceProblem?> WithdrawAsync(string hub, Guid place, long version, CancellationToken stop) =>
        http.DoAsync(new HttpRequestMessage(HttpMethod.Delete, $"{Root}/hubs/{hub}/places/{place}").IfMatch(version), stop);

    /// <summary>Creates a hub with its organization and its first administrator; sent again after a failure, it goes on.</summary>
    public Task<Answer<CreatedHub>> CreateAsync(NewHub hub, CancellationToken stop) =>
        http.PostAsync<CreatedHub>($"{Root}/national/hubs", hub, stop);
}

/// <summary>A place in the hub's own list; <paramref name="LeftAt"/> says since when its source no longer has it.</summary>
public sealed record CensusPlace(
    Guid Id, string Name, string Address, string PostalCode, string Commune, string? DepartementCode, string? Source, string? SourceId, DateOnly? UpdatedOn,
    DateTimeOffset? LeftAt, long Version, IReadOnlyList<CensusRecord>? Records = null, string? Freshness = null, int? Score = null);

/// <summary>One of the records that a merged place is made of.</summary>
public sealed record CensusRecord(Guid Id, string Source, string SourceId, string Name, DateOnly? UpdatedOn);

/// <summary>What the hub's census holds today. How many mediators there are the directory tells only the hub's staff.</summary>
public sealed record HubSummary(
    long Places, long Structures, long? Mediators, long CommunesCovered, long PlacesWithoutDate, IReadOnlyList<DepartementSummary> Departements);

/// <summary>One département of it; <paramref name="Communes"/> is how many it has, covered or not.</summary>
public sealed record DepartementSummary(string Code, string Name, long Places, long Structures, long? Mediators, long CommunesCovered, long Communes);

public sealed record NewHub(
    string Alias, string Name, NewTerritory Territory, IReadOnlyList<string> Missions, IReadOnlyList<string> Consortium, FirstAdministrator Administrator);

public sealed record NewTerritory(IReadOnlyList<string> Departements, IReadOnlyList<string> Epcis);

public sealed record FirstAdministrator(string FirstName, string LastName, string Email);

public sealed record CreatedHub(string Alias, string Name, OnboardedAdministrator Administrator);

/// <summary>The temporary password is told once and kept nowhere; null for a person who has one already.</summary>
public sealed record OnboardedAdministrator(string UserName, string? TemporaryPassword);
