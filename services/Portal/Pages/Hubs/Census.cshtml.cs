using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>The places of a hub's own census.</summary>
public sealed class CensusModel(HubClient hubs, HubCatalogue catalogue) : WorkspacePage
{
    [BindProperty(Name = "quoi", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "departement", SupportsGet = true)]
    public string? Departement { get; set; }

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    public IReadOnlyList<Territory> Departements { get; private set; } = [];

    public Answer<Paged<CensusPlace>> Places { get; private set; } = Paged<CensusPlace>.Empty;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Text = Text?.Trim();
        var declared = (await catalogue.AllAsync(stop)).Value?.Items.FirstOrDefault(hub => hub.Alias == Hub);
        Departements = [.. (declared?.Territories ?? []).Where(territory => territory.Kind == "departement")];
        Places = await hubs.PlacesAsync(Hub!, Text, Departement, Cursor, stop);
    }

    public string Link(string? cursor = null) =>
        Url.Page("/Hubs/Census", new { hub = Hub, quoi = Text, departement = Departement, suite = cursor })!;
}
