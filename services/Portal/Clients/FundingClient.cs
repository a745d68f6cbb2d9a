namespace HubsPlatform.Portal.Clients;

/// <summary>Calls, awards and what a hub can show for the criteria of a call.</summary>
public sealed class FundingClient(HttpClient http)
{
    private const string Root = "api/funding";

    public Task<Answer<Evidence>> EvidenceAsync(string hub, CancellationToken stop) =>
        http.ReadAsync<Evidence>($"{Root}/hubs/{hub}/evidence", stop);

    public Task<Answer<Paged<Award>>> AwardsAsync(string hub, CancellationToken stop) =>
        http.ReadAsync<Paged<Award>>($"{Root}/hubs/{hub}/awards", stop);

    public Task<Answer<FundingOverview>> OverviewAsync(CancellationToken stop) =>
        http.ReadAsync<FundingOverview>($"{Root}/national/overview", stop);
}

public sealed record Evidence(DateTimeOffset? AsOf, long Structures, long Places, OperatingActors OperatingActors);

/// <summary>Structures with at least one active place: criterion 1 of the call of 2018.</summary>
public sealed record OperatingActors(int Criterion, long Total);

public sealed record Award(Guid Id, string CallName, decimal Amount, string Currency, IReadOnlyList<string>? Recipients, long? PopulationTargeted, DateOnly AwardedOn);

public sealed record FundingOverview(IReadOnlyList<CallOverview> Calls, IReadOnlyList<FundedHub> Hubs);

public sealed record CallOverview(Guid Id, string Name, decimal Envelope, decimal Awarded, decimal Remaining, string Currency, int Awards);

public sealed record FundedHub(string Alias, string? Name, long Awards, decimal Awarded, string? Currency);
