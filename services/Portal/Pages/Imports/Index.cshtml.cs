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

    protected override bool IsForStaff => true;

    public async Task OnGetAsync(CancellationToken stop) => Imports = await imports.ListAsync(Scope, null, Cursor, PageSize, stop);

    /// <summary>The file is imported at once where nothing has to be said first; else its own page says what.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken stop) => StoreAsync(draft => ImportAsync(draft, dryRun: false, stop), stop);

    public Task<IActionResult> OnPostDryRunAsync(CancellationToken stop) => StoreAsync(draft => ImportAsync(draft, dryRun: true, stop), stop);

    public Task<IActionResult> OnPostPreviewAsync(CancellationToken stop) => StoreAsync(ShowAsync, stop);

    private async Task<IActionResult> StoreAsync(Func<ImportDraft, Task<IActionResult>> next, CancellationToken stop)
    {
        if (!Request.HasFormContentType)
        {
            return StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var stored = await imports.StoreAsync(Scope, Request.Body, Request.ContentType!, Request.ContentLength, stop);
        if (stored.IsOk)
        {
            return await next(stored.Value);
        }

        if (stored.Problem.Status is 401 or 403 or 404)
        {
            return Fail(stored.Problem);
        }

        // The directory refuses the form as a whole; its codes say which field is meant.
        ModelState.AddModelError(FieldOf(stored.Problem.Code), texts.Of(stored.Problem));
        Response.StatusCode = stored.Problem.Status;
        await OnGetAsync(stop);
        return Page();
    }

    private Task<IActionResult> ShowAsync(ImportDraft draft) => Task.FromResult<IActionResult>(Redirect(Url.Draft(Scope, draft.Id)));

    private async Task<IActionResult> ImportAsync(ImportDraft draft, bool dryRun, CancellationToken stop)
    {
        if (!draft.CanBeImported || (draft.WantsConfirmation && !dryRun))
        {
            return await ShowAsync(draft);
        }

        var started = await imports.ImportAsync(Scope, draft.Id, dryRun, confirmVolume: false, stop);
        return started.IsOk ? Redirect(Url.Import(Scope, started.Value.Id, ("brouillon", dryRun ? draft.Id.ToString() : null))) : await ShowAsync(draft);
    }

    private static string FieldOf(string code) =>
        code.StartsWith("mapping", StringComparison.Ordinal) ? "mapping" : code.StartsWith("source", StringComparison.Ordinal) ? "source" : "file";
}
