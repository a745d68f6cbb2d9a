using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HubsPlatform.Portal.Pages;

public sealed class IndexModel(HubCatalogue catalogue) : PageModel
{
    public Answer<Paged<Hub>> Hubs { get; private set; } = Paged<Hub>.Empty;

    /// <summary>The operator's own hub fills the gaps between the others, so it comes last.</summary>
    public IEnumerable<Hub> Listed => (Hubs.Value?.Items ?? []).OrderBy(IsNational).ThenBy(hub => hub.Name, StringComparer.CurrentCulture);

    public long Places => Listed.Sum(hub => hub.Places);

    public int HubCount => Listed.Count(hub => !IsNational(hub));

    public int Territories => Listed.SelectMany(hub => hub.Territories ?? []).Select(territory => territory.Code).Distinct().Count();

    public async Task OnGetAsync(CancellationToken stop) => Hubs = await catalogue.AllAsync(stop);

    public static bool IsNational(Hub hub) => hub.Alias == HubId.National.Alias;
}
