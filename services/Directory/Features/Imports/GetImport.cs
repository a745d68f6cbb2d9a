using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>GET …/imports/{id}</summary>
internal static class GetImport
{
    public static async Task<Results<Ok<ImportView>, ProblemHttpResult>> HandleAsync(
        ImportScope scope, Guid id, HubDatabase database, CancellationToken stop) =>
        await FindAsync(scope, id, database, stop) is { } view ? TypedResults.Ok(view) : Unknown();

    public static async Task<ImportView?> FindAsync(ImportScope scope, Guid id, HubDatabase database, CancellationToken stop) =>
        (await database.QuerySingleOrDefaultAsync<ImportRecord>(
            scope.Hub,
            $"select {ImportRecord.Columns} from imports where hub_id = @hub and scope = @kind and id = @id",
            new { hub = scope.Hub.Alias, kind = scope.Kind, id },
            stop))?.ToView();

    public static ProblemHttpResult Unknown() => Problem.NotFound("import_not_found", "Cet import n'existe pas.");
}
