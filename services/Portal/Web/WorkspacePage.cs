using HubsPlatform.Portal.Clients;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HubsPlatform.Portal.Web;

/// <summary>
/// A page of one hub's workspace (address /hubs/{hub}/…) or, without a hub in its address, of the national operator. The
/// services decide again on every call; here it is decided what is shown at all: nobody learns of a hub that is not theirs.
/// </summary>
public abstract class WorkspacePage : PageModel
{
    /// <summary>Alias of the hub, null on the operator's pages.</summary>
    public string? Hub => RouteData.Values["hub"] as string;

    public bool IsNational => Hub is null;

    public ImportScope Scope => new(Hub);

    public string HubName { get; private set; } = string.Empty;

    public IReadOnlyCollection<string> Roles { get; private set; } = [];

    /// <summary>Only for those who may change the census: imports name what is wrong with a hub's records.</summary>
    protected virtual bool IsForStaff => false;

    /// <summary>May change the census, and not only read it.</summary>
    public bool CanWrite => IsNational || Roles.Contains(HubRole.Admin) || Roles.Contains(HubRole.Member);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Refuse() is { } refusal)
        {
            context.Result = refusal;
            return;
        }

        if (Hub is not null)
        {
            var catalogue = HttpContext.RequestServices.GetRequiredService<HubCatalogue>();
            HubName = await catalogue.NameOfAsync(Hub, HttpContext.RequestAborted);
        }

        await next();
    }

    /// <summary>The answer for a problem that leaves nothing to show.</summary>
    protected IActionResult Fail(ServiceProblem problem) =>
        StatusCode(problem.Status is 401 or 403 or 404 ? problem.Status : StatusCodes.Status503ServiceUnavailable);

    private IActionResult? Refuse()
    {
        var isRead = HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method);
        var visitor = HttpContext.RequestServices.GetRequiredService<Visitor>();
        if (!visitor.IsSignedIn)
        {
            return isRead ? Redirect(SignInLink.From(HttpContext)) : StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (Hub is not null)
        {
            Roles = HubId.TryParse(Hub, out var hub) ? [.. visitor.RolesIn(hub)] : [];
        }

        var isKnown = IsNational ? visitor.IsOperator : Roles.Count > 0;
        return !isKnown ? NotFound() : (IsForStaff || !isRead) && !CanWrite ? StatusCode(StatusCodes.Status403Forbidden) : null;
    }
}
