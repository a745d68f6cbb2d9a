namespace HubsPlatform.Portal.Clients;

/// <summary>What was achieved: counts from the services' events.</summary>
public sealed class EvaluationClient(HttpClient http)
{
    private const string Root = "api/evaluation";

    public Task<Answer<Coverage>> CoverageAsync(string hub, CancellationToken stop) =>
        http.ReadAsync<Coverage>($"{Root}/hubs/{hub}/coverage", stop);

    public Task<Answer<NationalCoverage>> NationalCoverageAsync(CancellationToken stop) =>
        http.ReadAsync<NationalCoverage>($"{Root}/national/coverage", stop);
}

/// <summary>A count of persons; null where it would be about too few of them to be shown.</summary>
public sealed record PeopleCount(long? Value, bool Suppressed);

public sealed record Coverage(DateTimeOffset? AsOf, CoverageTotals Totals, IReadOnlyList<CoverageOfDepartement> Departements);

public sealed record CoverageTotals(long Places, long Structures, long OperatingStructures, long Communes, PeopleCount? Mediators);

public sealed record CoverageOfDepartement(string Code, long Places, long Structures, long OperatingStructures, long Communes, PeopleCount? Mediators);

public sealed record NationalCoverage(DateTimeOffset? AsOf, NationalTotals Totals, IReadOnlyList<CoverageOfHub> Hubs);

public sealed record NationalTotals(long Places, long Structures, long OperatingStructures, long Communes, PeopleCount? Mediators, long TrainingCompletions, long? PopulationTargeted);

public sealed record CoverageOfHub(
    string Alias, string? Name, long Places, long Structures, long OperatingStructures, long Communes, PeopleCount? Mediators, long TrainingCompletions, long? PopulationTargeted);
