using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>POST …/imports: takes a file in, refuses what cannot be a census, and queues the rest. 202 with the import's address.</summary>
internal static class StartImport
{
    public static async Task<Results<Accepted<ImportView>, ProblemHttpResult>> HandleAsync(ImportScope scope, HttpRequest request, ImportEntry entry, CancellationToken stop)
    {
        await using var form = new UploadForm();
        if (await form.ReadAsync(request, stop) is { } problem)
        {
            return Problem.Of(problem.Status, problem.Code, problem.Detail);
        }

        var delivery = new Delivery(form.FileName, form.Hash, form.Shape!, form.Source, form.Mapping, form.IsDryRun, form.IsVolumeConfirmed);
        return await entry.TakeAsync(scope, delivery, (tx, id) => ImportSpool.StoreAsync(tx, ImportSpool.Imports, id, form.Content!, stop), stop);
    }
}
