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

    [BindProperty(Name = "statut", SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Whose people are shown; null: everybody.</summary>
    public string? StructureName { get; private set; }

    public IReadOnlyList<Territory> Departements { get; private set; } = [];

    public Answer<Paged<Mediator>> Found { get; private set; } = Paged<Mediator>.Empty;

    public bool IsFiltered => !string.IsNullOrEmpty(Text) || !string.IsNullOrEmpty(Departement) || StructureId is not null || Status is not null;

    protected override bool IsForStaff => true;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Text = Text?.Trim();
        Status = MediatorsClient.Statuses.Contains(Status) ? Status : null;
        var declared = (await catalogue.AllAsync(stop)).Value?.Items.FirstOrDefault(hub => hub.Alias == Hub);
        Departements = [.. (declared?.Territories ?? []).Where(territory => territory.Kind == "departement")];
        StructureName = StructureId is { } id ? (await structures.FindAsync(Hub!, id, stop)).Value?.Name : null;
        Found = await mediators.ListAsync(Hub!, Text, Departement, StructureId, Status, Cursor, stop);
    }

    public string Link(string? cursor = null) =>
        Url.Page("/Mediators/Index", new { hub = Hub, quoi = Text, departement = Departement, structure = StructureId, statut = Status, suite = cursor })!;
}
