using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>The places of a hub's own census.</summary>
public sealed class CensusModel(HubClient hubs, HubCatalogue catalogue, Texts texts) : WorkspacePage
{
    [BindProperty(Name = "quoi", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "departement", SupportsGet = true)]
    public string? Departement { get; set; }

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    [BindProperty(Name = "a_confirmer", SupportsGet = true)]
    public bool ToConfirm { get; set; }

    [BindProperty(Name = "source", SupportsGet = true)]
    public string? Source { get; set; }

    [BindProperty(Name = "fraicheur", SupportsGet = true)]
    public string? Freshness { get; set; }

    [BindProperty(Name = "manque", SupportsGet = true)]
    public string? Missing { get; set; }

    /// <summary>What was just done, for the person who did it.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Done { get; set; }

    public bool IsFiltered => ToConfirm || new[] { Text, Departement, Source, Freshness, Missing }.Any(filter => !string.IsNullOrEmpty(filter));

    public IReadOnlyList<Territory> Departements { get; private set; } = [];

    public Answer<Paged<CensusPlace>> Places { get; private set; } = Paged<CensusPlace>.Empty;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Text = Text?.Trim();
        var declared = (await catalogue.AllAsync(stop)).Value?.Items.FirstOrDefault(hub => hub.Alias == Hub);
        Departements = [.. (declared?.Territories ?? []).Where(territory => territory.Kind == "departement")];
        Places = await hubs.PlacesAsync(
            Hub!, new CensusFilter { Text = Text, Departement = Departement, Source = Source, ToConfirm = ToConfirm, Freshness = Freshness, Missing = Missing }, Cursor, stop);
    }

    public async Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken stop) =>
        await AfterAsync(await hubs.KeepAsync(Hub!, id, stop), "kept", stop);

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, long version, CancellationToken stop) =>
        await AfterAsync(await hubs.WithdrawAsync(Hub!, id, version, stop), "withdrawn", stop);

    public string Link(string? cursor = null) =>
        Url.Page("/Hubs/Census", new { hub = Hub, quoi = Text, departement = Departement, a_confirmer = ToConfirm ? "true" : null, source = Source, fraicheur = Freshness, manque = Missing, suite = cursor })!;

    private async Task<IActionResult> AfterAsync(ServiceProblem? problem, string done, CancellationToken stop)
    {
        if (problem is null)
        {
            return Redirect(Url.Page("/Hubs/Census", new { hub = Hub, a_confirmer = "true", fait = done })!);
        }

        if (problem.Status is 401 or 403)
        {
            return Fail(problem);
        }

        // Somebody else decided, or changed the place, meanwhile: the list says how it is now.
        ToConfirm = true;
        ModelState.AddModelError("", texts.Of(problem));
        Response.StatusCode = problem.Status;
        await OnGetAsync(stop);
        return Page();
    }
}
