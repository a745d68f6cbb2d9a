using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>
/// …/imports/drafts: a file is sent once, then looked at with one mapping after the other, and imported with the one that is right. A mapping that does
/// not fit is part of the answer, a file that cannot be read is a 4xx.
/// </summary>
internal static class DraftEndpoints
{
    private const int LongestMapping = 1 << 20;

    public static async Task<Results<Created<ImportDraft>, ProblemHttpResult>> StoreAsync(ImportScope scope, HttpRequest request, ImportDrafts drafts, CancellationToken stop)
    {
        await using var form = new UploadForm();
        if (await form.ReadAsync(request, stop) is { } problem)
        {
            return Problem.Of(problem.Status, problem.Code, problem.Detail);
        }

        var draft = await drafts.StoreAsync(scope, form, stop);
        return TypedResults.Created($"{scope.Path}/drafts/{draft.Id}", draft);
    }

    public static async Task<Results<Ok<ImportDraft>, ProblemHttpResult>> ShowAsync(ImportScope scope, Guid id, ImportDrafts drafts, CancellationToken stop) =>
        await drafts.ShowAsync(scope, id, stop) is { } draft ? TypedResults.Ok(draft) : Unknown();

    public static async Task<Results<Ok<ImportDraft>, ProblemHttpResult>> ChangeAsync(ImportScope scope, Guid id, Change change, ImportDrafts drafts, CancellationToken stop)
    {
        // NUL is the one character that a text in the database cannot have.
        var (source, mapping) = (change.Source?.Trim(), change.Mapping?.Replace("\0", "", StringComparison.Ordinal));
        if (mapping is { Length: > LongestMapping })
        {
            return Problem.PayloadTooLarge("mapping_too_large", "La correspondance dépasse 1 Mo.");
        }

        if (source is { Length: > UploadForm.LongestField } || source?.Any(char.IsControl) == true)
        {
            return Problem.Unprocessable("source_invalid", $"Le nom de la source compte au plus {UploadForm.LongestField} caractères.");
        }

        return await drafts.ChangeAsync(scope, id, string.IsNullOrEmpty(source) ? null : source, string.IsNullOrWhiteSpace(mapping) ? null : mapping, stop)
            ? await ShowAsync(scope, id, drafts, stop)
            : Unknown();
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> DropAsync(ImportScope scope, Guid id, ImportDrafts drafts, CancellationToken stop) =>
        await drafts.DropAsync(scope, id, stop) ? TypedResults.NoContent() : Unknown();

    /// <summary>Starts the import. After a dry run the draft is still there, to be imported in earnest.</summary>
    public static async Task<Results<Accepted<ImportView>, ProblemHttpResult>> ImportAsync(
        ImportScope scope, Guid id, Order order, ImportDrafts drafts, ImportEntry entry, CancellationToken stop)
    {
        if (await drafts.FindAsync(scope, id, stop) is not { } draft)
        {
            return Unknown();
        }

        var delivery = new Delivery(draft.FileName, draft.FileHash, ImportDrafts.ShapeOf(draft), draft.Source, draft.Mapping, order.DryRun, order.ConfirmVolume);
        return await entry.TakeAsync(
            scope, delivery,
            async (tx, import) =>
            {
                await ImportSpool.CopyDraftAsync(tx, id, import, stop);
                if (!order.DryRun)
                {
                    await ImportDrafts.DropAsync(tx, id, stop);
                }
            },
            stop);
    }

    private static ProblemHttpResult Unknown() => Problem.NotFound(
        "draft_not_found", $"Ce fichier n'est plus gardé : il l'est {ImportDrafts.Kept.TotalHours:0} heures, ou jusqu'à son import. Déposez-le à nouveau.");

    /// <summary>Null or blank: what the source, the mapping or the format says by itself.</summary>
    public sealed record Change(string? Source, string? Mapping);

    public sealed record Order(bool DryRun = false, bool ConfirmVolume = false);
}
