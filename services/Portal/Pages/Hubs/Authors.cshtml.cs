using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>The people whom the hub's histories name. Its administrators look for one, and let the histories forget the name once that is confirmed.</summary>
public sealed class AuthorsModel(HistoryClient history, Texts texts) : WorkspacePage
{
    [BindProperty(Name = "nom", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>Somebody was just forgotten.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public bool IsDone { get; set; }

    public Answer<Paged<HistoryAuthor>> Found { get; private set; } = Paged<HistoryAuthor>.Empty;

    protected override bool IsForStaff => true;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Roles.Contains(HubRole.Admin))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Text = Text?.Trim();
        Found = await history.AuthorsAsync(Hub!, Text, Cursor, stop);
        return Page();
    }

    /// <param name="subject">Whose name goes.</param>
    /// <param name="isConfirmed">They mean it.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "personne")] string? subject, [FromForm(Name = "confirmation")] bool isConfirmed, CancellationToken stop)
    {
        if (!isConfirmed || string.IsNullOrEmpty(subject))
        {
            ModelState.AddModelError($"confirmation-{subject}", texts["mediators.confirmFirst"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync(stop);
        }

        return await history.ForgetAsync(Hub!, subject, stop) is { } problem ? Fail(problem) : Redirect(Url.Page("/Hubs/Authors", new { hub = Hub, fait = "true" })!);
    }

    public string Link(string? cursor = null) => Url.Page("/Hubs/Authors", new { hub = Hub, nom = Text, suite = cursor })!;
}
