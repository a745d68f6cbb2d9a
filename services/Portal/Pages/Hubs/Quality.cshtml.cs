using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>How good a hub's census is, each number leading to the places behind it.</summary>
public sealed class QualityModel(HubClient hubs) : WorkspacePage
{
    private const int MostSources = 50;

    public Answer<HubQuality> Quality { get; private set; } = ServiceProblem.NoAnswer;

    public IReadOnlyList<SourceQuality> Sources => [.. Quality.Value!.Sources.Take(MostSources)];

    public async Task OnGetAsync(CancellationToken stop) => Quality = await hubs.QualityAsync(Hub!, stop);

    /// <summary>The census with this filter.</summary>
    public string Census(string? freshness = null, string? missing = null, string? source = null, string? departement = null, bool toConfirm = false) =>
        Url.Page("/Hubs/Census", new { hub = Hub, fraicheur = freshness, manque = missing, source, departement, a_confirmer = toConfirm ? "true" : null })!;
}

/// <summary>A table of figures, one line per source or département.</summary>
/// <param name="Page">Makes the links.</param>
/// <param name="Caption">Of the table.</param>
/// <param name="Column">Of what the lines are.</param>
/// <param name="Lines">Name, filter and figures.</param>
public sealed record QualityLines(QualityModel Page, string Caption, string Column, IReadOnlyList<QualityLine> Lines);

public sealed record QualityLine(string Name, string? Source, string? Departement, QualityFigures Figures);
