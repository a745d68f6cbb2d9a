using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Structures;

/// <summary>The structures of a hub's census and of its network.</summary>
public sealed class IndexModel(StructuresClient structures, HubCatalogue catalogue) : WorkspacePage
{
    [BindProperty(Name = "quoi", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "departement", SupportsGet = true)]
    public string? Departement { get; set; }

    [BindProperty(Name = "adhesion", SupportsGet = true)]
    public string? Membership { get; set; }

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>What was just done, for the person who did it.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<Territory> Departements { get; private set; } = [];

    public Answer<Paged<StructureItem>> Found { get; private set; } = Paged<StructureItem>.Empty;

    public Answer<NetworkCounts> Counts { get; private set; } = ServiceProblem.NoAnswer;

    /// <summary>Told to who may merge them, above the whole list.</summary>
    public Answer<Paged<SameStructures>> Same { get; private set; } = Paged<SameStructures>.Empty;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Text = Text?.Trim();
        Membership = StructuresClient.Filters.Contains(Membership) ? Membership : null;
        var declared = (await catalogue.AllAsync(stop)).Value?.Items.FirstOrDefault(hub => hub.Alias == Hub);
        Departements = [.. (declared?.Territories ?? []).Where(territory => territory.Kind == "departement")];
        Found = await structures.ListAsync(Hub!, new StructureFilter(Text, Departement, Membership), Cursor, stop);
        Counts = await structures.CountsAsync(Hub!, stop);
        if (CanWrite && string.IsNullOrEmpty(Text) && Departement is null && Membership is null && Cursor is null)
        {
            Same = await structures.SameAsync(Hub!, stop);
        }
    }

    public string Link(string? cursor = null) =>
        Url.Page("/Structures/Index", new { hub = Hub, quoi = Text, departement = Departement, adhesion = Membership, suite = cursor })!;
}
