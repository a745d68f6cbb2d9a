using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Imports;

/// <summary>A file before its import: its columns, its mapping, its first rows. Each correction reads it anew; the import takes what is shown.</summary>
[RequestFormLimits(ValueLengthLimit = LongestMapping)]
public sealed class DraftModel(ImportsClient imports, Texts texts) : WorkspacePage
{
    private const int LongestMapping = 2 << 20;

    public ImportDraft Draft { get; private set; } = null!;

    /// <summary>Null where the mapping is no JSON object.</summary>
    public MappingForm? Form { get; private set; }

    protected override bool IsForStaff => true;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await LoadAsync(id, stop) ?? Page();

    /// <summary>The columns that were chosen in the form.</summary>
    public async Task<IActionResult> OnPostColumnsAsync(Guid id, CancellationToken stop) =>
        await LoadAsync(id, stop) ?? await ChangeAsync(Form is null ? null : Form.With(field => Request.Form[$"champ.{field}"]), stop);

    public async Task<IActionResult> OnPostJsonAsync(Guid id, string? mapping, CancellationToken stop) =>
        await LoadAsync(id, stop) ?? await ChangeAsync(mapping?.ReplaceLineEndings("\n"), stop);

    public async Task<IActionResult> OnPostSourceAsync(Guid id, string? source, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is { } failed)
        {
            return failed;
        }

        return await AfterAsync(await imports.ChangeAsync(Scope, id, source, Draft.IsMappingGiven ? Draft.Preview.Mapping : null, stop));
    }

    /// <summary>Back to the mapping that the file, or its source, brings along.</summary>
    public async Task<IActionResult> OnPostResetAsync(Guid id, CancellationToken stop) => await LoadAsync(id, stop) ?? await AfterAsync(await imports.ChangeAsync(Scope, id, SourceGiven, null, stop));

    public async Task<IActionResult> OnPostDropAsync(Guid id, CancellationToken stop) =>
        await imports.DropAsync(Scope, id, stop) is { Status: 401 or 403 } problem ? Fail(problem) : Redirect(Url.Imports(Scope));

    public async Task<IActionResult> OnPostImportAsync(Guid id, bool dryRun, bool confirmVolume, CancellationToken stop)
    {
        var started = await imports.ImportAsync(Scope, id, dryRun, confirmVolume, stop);
        if (started.IsOk)
        {
            return Redirect(Url.Import(Scope, started.Value.Id, ("brouillon", dryRun ? id.ToString() : null)));
        }

        return started.Problem.Status is 401 or 403 or 404 ? Fail(started.Problem) : await RefusedAsync(id, started.Problem, "importer", stop);
    }

    private string? SourceGiven => Draft.IsSourceGiven ? Draft.Source : null;

    /// <summary>A mapping that stayed as it was proposed is still the proposed one, and a known format stays one.</summary>
    private async Task<IActionResult> ChangeAsync(string? mapping, CancellationToken stop)
    {
        var isProposed = !Draft.IsMappingGiven && mapping?.Trim() == Draft.Preview.Mapping.Trim();
        return await AfterAsync(await imports.ChangeAsync(Scope, Draft.Id, SourceGiven, isProposed ? null : mapping, stop));
    }

    private async Task<IActionResult> AfterAsync(Answer<ImportDraft> changed) =>
        changed.IsOk ? Redirect(Url.Draft(Scope, Draft.Id) + "#apercu")
        : changed.Problem.Status is 401 or 403 or 404 ? Fail(changed.Problem)
        : await RefusedAsync(Draft.Id, changed.Problem, changed.Problem.Code.StartsWith("source", StringComparison.Ordinal) ? "source" : "mapping", HttpContext.RequestAborted);

    private async Task<IActionResult> RefusedAsync(Guid id, ServiceProblem problem, string field, CancellationToken stop)
    {
        ModelState.AddModelError(field, texts.Of(problem));
        Response.StatusCode = problem.Status;
        return await LoadAsync(id, stop) ?? Page();
    }

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken stop)
    {
        var found = await imports.DraftAsync(Scope, id, stop);
        if (!found.IsOk)
        {
            return Fail(found.Problem);
        }

        Draft = found.Value;
        Form = MappingForm.Of(Draft.Preview.Mapping);
        return null;
    }
}
