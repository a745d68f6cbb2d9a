using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>
/// POST …/imports/{id}/cancel. The process that runs it notices with its next chunk, which it then does not write. What was
/// written stays; running the file again goes on from there.
/// </summary>
internal static class CancelImport
{
    public static async Task<Results<Ok<ImportView>, ProblemHttpResult>> HandleAsync(
        ImportScope scope, Guid id, HubDatabase database, ImportQueue queue, TimeProvider time, CancellationToken stop)
    {
        await using (var tx = await database.BeginAsync(scope.Hub, stop))
        {
            var cancelled = await tx.ExecuteAsync(
                """
                update imports set state = 'cancelled', finished_at = @now
                where hub_id = @hub and id = @id and scope = @kind and state in ('queued', 'running')
                """,
                new { hub = scope.Hub.Alias, id, kind = scope.Kind, now = time.GetUtcNow() },
                stop);
            if (cancelled == 1)
            {
                await queue.RemoveAsync(tx, id, stop);
                await tx.AuditAsync(scope.Actor, "import.cancelled", $"imports/{id}", stop);
                await tx.CommitAsync(stop);
            }
        }

        return await GetImport.FindAsync(scope, id, database, stop) switch
        {
            null => GetImport.Unknown(),
            { State: ImportState.Completed or ImportState.Failed } => Problem.Conflict("import_over", "Cet import est déjà terminé."),
            var view => TypedResults.Ok(view),
        };
    }
}
