using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Mediators;

/// <summary>One mediator as the hub's staff knows them; here they are forgotten too, once that is confirmed.</summary>
public sealed class DetailsModel(MediatorsClient mediators, Texts texts) : WorkspacePage
{
    public Mediator Person { get; private set; } = null!;

    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Done { get; set; }

    protected override bool IsForStaff => true;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        Done = Done is "added" or "saved" ? Done : null;
        var found = await mediators.FindAsync(Hub!, id, stop);
        Person = found.Value!;
        return found.IsOk ? Page() : Fail(found.Problem);
    }

    public async Task<IActionResult> OnPostEraseAsync(Guid id, [FromForm(Name = "confirmation")] bool isConfirmed, CancellationToken stop)
    {
        if (!isConfirmed)
        {
            ModelState.AddModelError("confirmation", texts["mediators.confirmFirst"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync(id, stop);
        }

        return await mediators.EraseAsync(Hub!, id, stop) is { } problem ? Fail(problem) : Redirect(Url.Page("/Mediators/Index", new { hub = Hub, fait = "erased" })!);
    }
}
