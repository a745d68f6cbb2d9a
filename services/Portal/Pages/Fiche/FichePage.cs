using HubsPlatform.Portal.Clients;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace HubsPlatform.Portal.Pages.Fiche;

/// <summary>A page that a signed link opens. Looking at it changes nothing: mail programs open links before people do.</summary>
[OutputCache(NoStore = true)]
public abstract class FichePage(PlaceLinksClient links) : PageModel
{
    /// <summary>The token of the link.</summary>
    [BindProperty(Name = "lien", SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Null where the link does not count, or no more.</summary>
    public OpenedLink? Opened { get; private set; }

    protected PlaceLinksClient Links => links;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        // Said by the gateway, too; here so that it holds wherever these pages are served from.
        Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    /// <returns>The page, with the place or with the news that the link is worth nothing; null where the place is there.</returns>
    protected async Task<IActionResult?> OpenAsync(CancellationToken stop)
    {
        var opened = await links.ReadAsync(Token, stop);
        Opened = opened.Value;
        return opened.IsOk ? null : Fail(opened.Problem);
    }

    protected IActionResult Fail(ServiceProblem problem)
    {
        if (!problem.IsNotFound)
        {
            return StatusCode(problem.Status == StatusCodes.Status429TooManyRequests ? problem.Status : StatusCodes.Status503ServiceUnavailable);
        }

        Opened = null;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
