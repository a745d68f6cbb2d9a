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

    /// <summary>Pairs that people found to be two structures.</summary>
    public Answer<Paged<SameStructures>> Distinct { get; private set; } = Paged<SameStructures>.Empty;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Done = Done is "withdrawn" or "distinct" or "proposedAgain" ? Done : null;
        Text = Text?.Trim();
        Membership = StructuresClient.Filters.Contains(Membership) ? Membership : null;
        var declared = (await catalogue.AllAsync(stop)).Value?.Items.FirstOrDefault(hub => hub.Alias == Hub);
        Departements = [.. (declared?.Territories ?? []).Where(territory => territory.Kind == "departement")];
        Found = await structures.ListAsync(Hub!, new StructureFilter(Text, Departement, Membership), Cursor, stop);
        Counts = await structures.CountsAsync(Hub!, stop);
        if (CanWrite && string.IsNullOrEmpty(Text) && Departement is null && Membership is null && Cursor is null)
        {
            Same = await structures.SameAsync(Hub!, "proposed", stop);
            Distinct = await structures.SameAsync(Hub!, "distinct", stop);
        }
    }

    /// <param name="id">A structure.</param>
    /// <param name="other">Another one, which may look like the same.</param>
    /// <param name="distinct">They are two; otherwise the decision is taken back.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<IActionResult> OnPostDistinctAsync([FromForm(Name = "fiche")] Guid id, [FromForm(Name = "autre")] Guid other, [FromForm(Name = "distinctes")] bool distinct, CancellationToken stop)
    {
        var problem = await structures.SetDistinctAsync(Hub!, id, other, distinct, stop);
        return problem is null ? Redirect(Url.Page("/Structures/Index", new { hub = Hub, fait = distinct ? "distinct" : "proposedAgain" })!) : Fail(problem);
    }

    public string Link(string? cursor = null) =>
        Url.Page("/Structures/Index", new { hub = Hub, quoi = Text, departement = Departement, adhesion = Membership, suite = cursor })!;
}
