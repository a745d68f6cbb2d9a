using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>Places that no reminder reaches: the hub may hand a link to them by other means.</summary>
public sealed class WithoutAddressModel(RemindersClient reminders) : WorkspacePage
{
    protected override bool IsForStaff => true;

    [BindProperty(Name = "fraicheur", SupportsGet = true)]
    public string? Freshness { get; set; }

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    public Answer<Paged<UnreachablePlace>> Places { get; private set; } = Paged<UnreachablePlace>.Empty;

    public async Task OnGetAsync(CancellationToken stop) => Places = await reminders.UnreachableAsync(Hub!, Freshness, Cursor, stop);

    public string Link(string? cursor = null) => Url.Page("/Hubs/WithoutAddress", new { hub = Hub, fraicheur = Freshness, suite = cursor })!;
}
