using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Mediators;

/// <summary>The mediators of a hub, for its staff.</summary>
public sealed class IndexModel(MediatorsClient mediators, StructuresClient structures, HubCatalogue catalogue) : WorkspacePage
{
    [BindProperty(Name = "quoi", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "departement", SupportsGet = true)]
    public string? Departement { get; set; }

    [BindProperty(Name = "structure", SupportsGet = true)]
    public Guid? StructureId { get; set; }

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Whose people are shown; null: everybody.</summary>
    public string? StructureName { get; private set; }

    public IReadOnlyList<Territory> Departements { get; private set; } = [];

    public Answer<Paged<Mediator>> Found { get; private set; } = Paged<Mediator>.Empty;

    protected override bool IsForStaff => true;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Text = Text?.Trim();
        var declared = (await catalogue.AllAsync(stop)).Value?.Items.FirstOrDefault(hub => hub.Alias == Hub);
        Departements = [.. (declared?.Territories ?? []).Where(territory => territory.Kind == "departement")];
        StructureName = StructureId is { } id ? (await structures.FindAsync(Hub!, id, stop)).Value?.Name : null;
        Found = await mediators.ListAsync(Hub!, Text, Departement, StructureId, Cursor, stop);
    }

    public string Link(string? cursor = null) =>
        Url.Page("/Mediators/Index", new { hub = Hub, quoi = Text, departement = Departement, structure = StructureId, suite = cursor })!;
}
