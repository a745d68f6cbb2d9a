using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;

namespace HubsPlatform.Portal.Pages.National;

/// <summary>All hubs side by side, for the national operator.</summary>
public sealed class IndexModel(EvaluationClient evaluation, FundingClient funding) : WorkspacePage
{
    public Answer<NationalCoverage> Coverage { get; private set; } = ServiceProblem.NoAnswer;

    public Answer<FundingOverview> Funding { get; private set; } = ServiceProblem.NoAnswer;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var coverage = evaluation.NationalCoverageAsync(stop);
        Funding = await funding.OverviewAsync(stop);
        Coverage = await coverage;
    }

    /// <summary>What a hub was awarded, one amount for each currency.</summary>
    public IEnumerable<string> AwardedTo(string alias) =>
        (Funding.Value?.Hubs ?? []).Where(hub => hub.Alias == alias && hub.Awards > 0).Select(hub => Money.Show(hub.Awarded, hub.Currency));
}
