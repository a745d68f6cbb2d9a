using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Imports;

/// <summary>The imports of a hub, or those of the whole country, and the form that starts another.</summary>
[StreamedForm]
[RequestSizeLimit(LargestForm)]
public sealed class IndexModel(ImportsClient imports, Texts texts) : WorkspacePage
{
    /// <summary>A file of 200 MB and the form around it.</summary>
    private const long LargestForm = 201L * 1024 * 1024;

    private const int PageSize = 20;

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    public Answer<Paged<Import>> Imports { get; private set; } = Paged<Import>.Empty;

    /// <summary>The file that was sent has lost many of its source's rows: it can be sent again, confirmed.</summary>
    public bool AsksForVolume { get; private set; }

    public ImportPreview? Preview { get; private set; }

    protected override bool IsForStaff => true;

    public async Task OnGetAsync(CancellationToken stop) => Imports = await imports.ListAsync(Scope, Cursor, PageSize, stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Request.HasFormContentType)
        {
            return StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var started = await imports.StartAsync(Scope, Request.Body, Request.ContentType!, Request.ContentLength, stop);
        if (started.IsOk)
        {
            return Redirect(Url.Import(Scope, started.Value.Id));
        }

        if (started.Problem.Status is 401 or 403 or 404)
        {
            return Fail(started.Problem);
        }

        return await RefusedAsync(started.Problem, stop);
    }

    /// <summary>Shows how the file would be read. It has to be chosen again afterwards: no browser fills in a file by itself.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken stop)
    {
        if (!Request.HasFormContentType)
        {
            return StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var preview = await imports.PreviewAsync(Scope, Request.Body, Request.ContentType!, Request.ContentLength, stop);
        if (!preview.IsOk)
        {
            return preview.Problem.Status is 401 or 403 or 404 ? Fail(preview.Problem) : await RefusedAsync(preview.Problem, stop);
        }

        Preview = preview.Value;
        if (Preview.Problem is { Detail: { } wrong })
        {
            ModelState.AddModelError("mappingText", wrong);
        }

        await OnGetAsync(stop);
        return Page();
    }

    private async Task<IActionResult> RefusedAsync(ServiceProblem problem, CancellationToken stop)
    {
        // The directory refuses the form as a whole; its codes say which field is meant.
        AsksForVolume = problem.Code == "volume_dropped";
        ModelState.AddModelError(FieldOf(problem.Code), texts.Of(problem));
        Response.StatusCode = problem.Status;
        await OnGetAsync(stop);
        return Page();
    }

    private static string FieldOf(string code) =>
        code.StartsWith("mapping", StringComparison.Ordinal) ? "mapping" : code.StartsWith("source", StringComparison.Ordinal) ? "source" : "file";
}
