using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>The pairs of records that may be one place, or were decided about.</summary>
public sealed class DuplicatesModel(DuplicatesClient duplicates, HubCatalogue catalogue) : WorkspacePage
{
    [BindProperty(Name = "etat", SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(Name = "departement", SupportsGet = true)]
    public string? Departement { get; set; }

    /// <summary>Only what would be merged in bulk.</summary>
    [BindProperty(Name = "en_bloc", SupportsGet = true)]
    public bool OnlyBulk { get; set; }

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>What was just decided, for the person who did it.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>The pair that it was decided about, which can be undone.</summary>
    [BindProperty(Name = "paire", SupportsGet = true)]
    public Guid? Pair { get; set; }

    public IReadOnlyList<Territory> Departements { get; private set; } = [];

    public Answer<Paged<Duplicate>> Found { get; private set; } = Paged<Duplicate>.Empty;

    public bool IsAdmin => Roles.Contains(HubRole.Admin);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Status = DuplicatesClient.Statuses.Contains(Status) ? Status : DuplicatesClient.Statuses[0];
        Done = Done is "merged" or "distinct" or "later" or "undone" ? Done : null;
        var declared = (await catalogue.AllAsync(stop)).Value?.Items.FirstOrDefault(hub => hub.Alias == Hub);
        Departements = [.. (declared?.Territories ?? []).Where(territory => territory.Kind == "departement")];
        Found = await duplicates.ListAsync(Hub!, Status!, Departement, OnlyBulk, Cursor, stop);
    }

    public string Link(string? cursor = null, string? status = null) =>
        Url.Page("/Hubs/Duplicates", new { hub = Hub, etat = status ?? Status, departement = Departement, en_bloc = OnlyBulk && status is null ? "true" : null, suite = cursor })!;
}
