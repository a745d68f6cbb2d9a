using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>POST …/imports/preview: the form of an import; nothing is stored. A mapping that does not fit is part of the answer, a file that cannot be read is a 4xx.</summary>
internal static class PreviewImport
{
    public static async Task<Results<Ok<ImportPreview>, ProblemHttpResult>> HandleAsync(ImportScope scope, HttpRequest request, FilePreview preview, CancellationToken stop)
    {
        await using var form = new UploadForm();
        if (await form.ReadAsync(request, stop) is { } problem)
        {
            return Problem.Of(problem.Status, problem.Code, problem.Detail);
        }

        return TypedResults.Ok((await preview.OfAsync(scope, form.Content!, form.Shape!, form.Mapping, form.Source, stop)).Preview);
    }
}
