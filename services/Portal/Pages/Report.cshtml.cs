using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HubsPlatform.Portal.Pages;

/// <summary>Anybody says what is wrong with a place. Nothing is asked about the person.</summary>
public sealed class ReportModel(DirectoryClient directory, ReportsClient reports, Texts texts) : PageModel
{
    public Place Place { get; private set; } = null!;

    [BindProperty(Name = "objet")]
    public string? Kind { get; set; }

    [BindProperty(Name = "texte")]
    public string? Text { get; set; }

    /// <summary>People do not see this field.</summary>
    [BindProperty(Name = "site")]
    public string? Website { get; set; }

    [BindProperty(Name = "fait", SupportsGet = true)]
    public bool IsSent { get; set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Response.Headers["X-Robots-Tag"] = "noindex";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var answer = await directory.PlaceAsync(id, stop);
        if (!answer.IsOk)
        {
            return StatusCode(answer.Problem.IsNotFound ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable);
        }

        Place = answer.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        var problem = await reports.SendAsync(id, new NewReport(Kind, Text, Website), stop);
        if (problem is null)
        {
            return Redirect(Url.Page("/Report", new { id, fait = "true" })!);
        }

        ModelState.Add(problem, texts, field => field switch { "kind" => "objet", "text" => "texte", _ => null });
        Response.StatusCode = problem.Status;
        return await OnGetAsync(id, stop);
    }
}
