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

        // The directory refuses the form as a whole; its codes say which field is meant.
        AsksForVolume = started.Problem.Code == "volume_dropped";
        ModelState.AddModelError(FieldOf(started.Problem.Code), texts.Of(started.Problem));
        Response.StatusCode = started.Problem.Status;
        await OnGetAsync(stop);
        return Page();
    }

    private static string FieldOf(string code) =>
        code.StartsWith("mapping", StringComparison.Ordinal) ? "mapping" : code.StartsWith("source", StringComparison.Ordinal) ? "source" : "file";
}
