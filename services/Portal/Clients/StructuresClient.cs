using System.Globalization;

namespace HubsPlatform.Portal.Clients;

/// <summary>The structures of a hub and what they are in its network.</summary>
public sealed class StructuresClient(HttpClient http)
{
    /// <summary>What the list can be filtered by: in the network today in whatever way, in none, or as what.</summary>
    public static IReadOnlyList<string> Filters => ["any", "none", .. Kinds];

    private const int PageSize = 50;

    /// <summary>What a structure can be in a network.</summary>
    public static IReadOnlyList<string> Kinds => ["lead", "founder", "member", "partner"];

    /// <summary>What a structure can be.</summary>
    public static IReadOnlyList<string> Natures =>
        ["commune", "intercommunalite", "departement", "region", "etat", "groupement-public", "association", "cooperative", "entreprise", "autre"];

    public Task<Answer<Paged<StructureItem>>> ListAsync(string hub, StructureFilter filter, string? cursor, CancellationToken stop, int pageSize = PageSize) =>
        http.ReadAsync<Paged<StructureItem>>(
            $"{Root(hub)}/structures".With(
                ("q", filter.Text), ("departement", filter.Departement), ("membership", filter.Membership), ("pageSize", pageSize.ToString(CultureInfo.InvariantCulture)), ("cursor", cursor)),
            stop);

    /// <summary>The first pairs of records that may be one structure.</summary>
    /// <param name="hub">Alias.</param>
    /// <param name="status">proposed, or distinct: people said that they are two.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<Answer<Paged<SameStructures>>> SameAsync(string hub, string status, CancellationToken stop) =>
        http.ReadAsync<Paged<SameStructures>>($"{Root(hub)}/structures/same".With(("status", status), ("pageSize", "20")), stop);

    /// <summary>They are two structures, or may be one after all.</summary>
    public Task<ServiceProblem?> SetDistinctAsync(string hub, Guid id, Guid other, bool isDistinct, CancellationToken stop) =>
        http.DoAsync(new HttpRequestMessage(isDistinct ? HttpMethod.Put : HttpMethod.Delete, $"{One(hub, id)}/distinct/{other}"), stop);

    public Task<Answer<NetworkCounts>> CountsAsync(string hub, CancellationToken stop) => http.ReadAsync<NetworkCounts>($"{Root(hub)}/memberships/counts", stop);

    public Task<Answer<Structure>> FindAsync(string hub, Guid id, CancellationToken stop) => http.ReadAsync<Structure>(One(hub, id), stop);

    public Task<Answer<Paged<StructureChange>>> HistoryAsync(string hub, Guid id, CancellationToken stop) =>
        http.ReadAsync<Paged<StructureChange>>($"{One(hub, id)}/history".With(("pageSize", "20")), stop);

    public Task<Answer<Structure>> AddAsync(string hub, StructureEntry structure, CancellationToken stop) => http.PostAsync<Structure>($"{Root(hub)}/structures", structure, stop);

    public Task<Answer<Structure>> UpdateAsync(string hub, Guid id, StructureEntry structure, long version, CancellationToken stop) =>
        http.CallAsync<Structure>(Seen(HttpMethod.Put, One(hub, id), version, structure), stop);

    public Task<ServiceProblem?> WithdrawAsync(string hub, Guid id, long version, CancellationToken stop) => http.DoAsync(Seen(HttpMethod.Delete, One(hub, id), version), stop);

    /// <summary>The other one ends in this one.</summary>
    public Task<Answer<Structure>> MergeAsync(string hub, Guid id, Guid other, long version, CancellationToken stop) =>
        http.CallAsync<Structure>(Seen(HttpMethod.Post, $"{One(hub, id)}/merge", version, new { other }), stop);

    public Task<Answer<Structure>> UndoMergeAsync(string hub, Guid id, Guid merge, CancellationToken stop) => http.PostAsync<Structure>($"{One(hub, id)}/merges/{merge}/undo", null, stop);

    public Task<Answer<Paged<Membership>>> MembershipsAsync(string hub, Guid structure, CancellationToken stop) => http.ReadAsync<Paged<Membership>>($"{One(hub, structure)}/memberships", stop);

    public Task<Answer<Membership>> FindMembershipAsync(string hub, Guid id, CancellationToken stop) => http.ReadAsync<Membership>($"{Root(hub)}/memberships/{id}", stop);

    public Task<Answer<Membership>> JoinAsync(string hub, Guid structure, MembershipEntry membership, CancellationToken stop) =>
        http.PostAsync<Membership>($"{One(hub, structure)}/memberships", membership, stop);

    public Task<Answer<Membership>> UpdateMembershipAsync(string hub, Guid id, MembershipEntry membership, long version, CancellationToken stop) =>
        http.CallAsync<Membership>(Seen(HttpMethod.Put, $"{Root(hub)}/memberships/{id}", version, membership), stop);

    public Task<ServiceProblem?> RemoveMembershipAsync(string hub, Guid id, long version, CancellationToken stop) =>
        http.DoAsync(Seen(HttpMethod.Delete, $"{Root(hub)}/memberships/{id}", version), stop);

    private static string Root(string hub) => $"api/directory/hubs/{hub}";

    private static string One(string hub, Guid id) => $"{Root(hub)}/structures/{id}";

    private static HttpRequestMessage Seen(HttpMethod method, string address, long version, object? body = null)
    {
        var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version.ToString(CultureInfo.InvariantCulture)}\"");
        return request;
    }
}
