using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs.Places;

/// <summary>Asks once more before a place leaves the census.</summary>
public sealed class WithdrawingModel(PlacesClient places, HubClient hubs, Texts texts) : PlacePage(places, texts)
{
    protected override bool IsForStaff => true;

    /// <summary>A place that stands for others goes with all its records.</summary>
    public int Records => Place.MergedInto == Place.Id ? Place.Standing?.Records.Count ?? 0 : 0;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await LoadAsync(id, stop) ?? (Place.Active ? Page() : Redirect(Url.HubPlace(Hub!, id)));

    public async Task<IActionResult> OnPostAsync(Guid id, long version, CancellationToken stop)
    {
        if (await hubs.WithdrawAsync(Hub!, id, version, stop) is not { } problem)
        {
            return Redirect(Url.HubPlace(Hub!, id, ("fait", "withdrawn")));
        }

        if (problem.Status is 401 or 403 or 404)
        {
            return Fail(problem);
        }

        // Changed meanwhile: the page says how it is now and asks again.
        Say(problem);
        return await OnGetAsync(id, stop);
    }
}
