using HubsPlatform.OpeningHours.France;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>A hub's workspace: its figures from all services, each part shown or missing for itself.</summary>
public sealed class IndexModel(
    HubCatalogue catalogue, HubClient hubs, EvaluationClient evaluation, FundingClient funding, TrainingClient training, ImportsClient imports, TimeProvider clock) : WorkspacePage
{
    private const int LatestImports = 5;
    private const int NextSessions = 3;

    public Answer<HubSummary> Summary { get; private set; } = ServiceProblem.NoAnswer;

    public Answer<Coverage> Coverage { get; private set; } = ServiceProblem.NoAnswer;

    public Answer<Evidence> Evidence { get; private set; } = ServiceProblem.NoAnswer;

    public Answer<Paged<Award>> Awards { get; private set; } = ServiceProblem.NoAnswer;

    public Answer<Paged<TrainingStructure>> Structures { get; private set; } = ServiceProblem.NoAnswer;

    public Answer<Paged<TrainingSession>> Sessions { get; private set; } = ServiceProblem.NoAnswer;

    public Answer<Paged<Import>> Imports { get; private set; } = ServiceProblem.NoAnswer;

    /// <summary>The hub as the programme declared it; null while the directory is away.</summary>
    public Hub? Declared { get; private set; }

    public IReadOnlyList<TrainingSession> Coming => [.. (Sessions.Value?.Items ?? []).Where(session => session.FirstDay >= Today).Take(NextSessions)];

    private DateOnly Today => clock.InFrance();

    public async Task OnGetAsync(CancellationToken stop)
    {
        var hub = Hub!;
        var summary = hubs.SummaryAsync(hub, stop);
        var coverage = evaluation.CoverageAsync(hub, stop);
        var evidence = funding.EvidenceAsync(hub, stop);
        var awards = funding.AwardsAsync(hub, stop);
        var structures = training.StructuresAsync(hub, stop);
        var sessions = training.SessionsAsync(hub, stop);
        var latest = CanWrite ? imports.ListAsync(Scope, null, null, LatestImports, stop) : Task.FromResult(Imports);
        Declared = (await catalogue.AllAsync(stop)).Value?.Items.FirstOrDefault(declared => declared.Alias == hub);
        (Summary, Coverage, Evidence, Awards) = (await summary, await coverage, await evidence, await awards);
        (Structures, Sessions, Imports) = (await structures, await sessions, await latest);
    }

    /// <summary>Structures with an active place, as the evaluation counts them from events; null while it is away.</summary>
    public long? OperatingIn(string departement) =>
        Coverage.IsOk ? Coverage.Value.Departements.FirstOrDefault(covered => covered.Code == departement)?.OperatingStructures ?? 0 : null;

    /// <summary>What the directory does not tell this reader the evaluation does, small counts withheld.</summary>
    public PeopleCount? Mediators => Summary.Value?.Mediators is { } count ? new(count, false) : Coverage.Value?.Totals.Mediators;

    public PeopleCount? MediatorsIn(DepartementSummary departement) =>
        departement.Mediators is { } count ? new(count, false) : Coverage.Value?.Departements.FirstOrDefault(covered => covered.Code == departement.Code)?.Mediators;
}
