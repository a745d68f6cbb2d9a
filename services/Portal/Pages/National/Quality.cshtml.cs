using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;

namespace HubsPlatform.Portal.Pages.National;

/// <summary>How good the hubs' censuses are, together and one beside the other. The places behind the numbers are the hubs' own.</summary>
public sealed class QualityModel(HubClient hubs, HubCatalogue catalogue, Texts texts) : WorkspacePage
{
    public Answer<NationalQuality> Quality { get; private set; } = ServiceProblem.NoAnswer;

    public QualityLines Lines { get; private set; } = new("", "", []);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Quality = await hubs.NationalQualityAsync(stop);
        var names = ((await catalogue.AllAsync(stop)).Value?.Items ?? []).ToDictionary(hub => hub.Alias, hub => hub.Name);
        Lines = new QualityLines(
            texts["quality.captionHub"], texts["national.hub"],
            [.. (Quality.Value?.Hubs ?? []).Select(line => new QualityLine(names.GetValueOrDefault(line.Hub, line.Hub), line.Figures))]);
    }
}
