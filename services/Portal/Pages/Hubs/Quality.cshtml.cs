using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>How good a hub's census is, each number leading to the places behind it.</summary>
public sealed class QualityModel(HubClient hubs, Texts texts) : WorkspacePage
{
    private const int MostSources = 50;

    public Answer<HubQuality> Quality { get; private set; } = ServiceProblem.NoAnswer;

    public QualityLines Sources => new(
        texts["quality.captionSource"], texts["workspace.source"],
        [.. Quality.Value!.Sources.Take(MostSources).Select(line => new QualityLine(line.Source, line.Figures, level => Census(freshness: level, source: line.Source)))]);

    public QualityLines Departements => new(
        texts["quality.captionDepartement"], texts["workspace.departement"],
        [.. Quality.Value!.Departements.Select(line => new QualityLine($"{line.Name} ({line.Code})", line.Figures, level => Census(freshness: level, departement: line.Code)))]);

    public async Task OnGetAsync(CancellationToken stop) => Quality = await hubs.QualityAsync(Hub!, stop);

    /// <summary>The census with this filter.</summary>
    public string Census(string? freshness = null, string? missing = null, string? source = null, string? departement = null, bool toConfirm = false) =>
        Url.Page("/Hubs/Census", new { hub = Hub, fraicheur = freshness, manque = missing, source, departement, a_confirmer = toConfirm ? "true" : null })!;
}
