using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>One place: asking those who run it by mail, a link to be sent by other means, and taking links back.</summary>
public sealed class PlaceLinkModel(DirectoryClient directory, RemindersClient reminders, Texts texts) : WorkspacePage
{
    protected override bool IsForStaff => true;

    public Place Place { get; private set; } = null!;

    /// <summary>Just made; it is not shown again.</summary>
    public HandedOutLink? Made { get; private set; }

    /// <summary>relance or annule: what was just done.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var place = await directory.PlaceAsync(id, stop);
        if (!place.IsOk || place.Value.Hub != Hub)
        {
            return place.IsOk ? NotFound() : Fail(place.Problem);
        }

        Place = place.Value;
        Done = Done is "relance" or "annule" ? Done : null;
        return Page();
    }

    public async Task<IActionResult> OnPostMakeAsync(Guid id, CancellationToken stop)
    {
        var made = await reminders.HandOutAsync(Hub!, id, stop);
        Made = made.Value;
        return made.IsOk ? await OnGetAsync(id, stop) : await RefusedAsync(id, made.Problem, stop);
    }

    public async Task<IActionResult> OnPostRemindAsync(Guid id, CancellationToken stop)
    {
        var queued = await reminders.SendAsync(Hub!, null, id, stop);
        return queued.IsOk ? Redirect(Url.Page("/Hubs/PlaceLink", new { hub = Hub, id, fait = "relance" })!) : await RefusedAsync(id, queued.Problem, stop);
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken stop)
    {
        var problem = await reminders.RevokeAllAsync(Hub!, id, stop);
        return problem is null ? Redirect(Url.Page("/Hubs/PlaceLink", new { hub = Hub, id, fait = "annule" })!) : await RefusedAsync(id, problem, stop);
    }

    private async Task<IActionResult> RefusedAsync(Guid id, ServiceProblem problem, CancellationToken stop)
    {
        if (problem.Status is 401 or 403 or 404)
        {
            return Fail(problem);
        }

        ModelState.Add(problem, texts, _ => null);
        Response.StatusCode = problem.Status;
        return await OnGetAsync(id, stop);
    }
}
