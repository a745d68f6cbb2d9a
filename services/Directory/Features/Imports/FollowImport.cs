using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using HubsPlatform.ServiceDefaults.Database;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>
/// GET …/imports/{id}/events: the import as it goes on, an event <c>progress</c> whenever a count changed, the last one named
/// <c>end</c>. It asks the database, so it does not matter which process runs the import.
/// </summary>
internal static class FollowImport
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(300);

    public static async Task<Results<ServerSentEventsResult<ImportView>, ProblemHttpResult>> HandleAsync(
        ImportScope scope, Guid id, HubDatabase database, TimeProvider time, CancellationToken stop) =>
        await GetImport.FindAsync(scope, id, database, stop) is { } first
            ? TypedResults.ServerSentEvents(FollowAsync(first, scope, database, time, stop))
            : GetImport.Unknown();

    private static async IAsyncEnumerable<SseItem<ImportView>> FollowAsync(
        ImportView view, ImportScope scope, HubDatabase database, TimeProvider time, [EnumeratorCancellation] CancellationToken stop)
    {
        ImportView? told = null;
        while (true)
        {
            if (told is null || told.Processed != view.Processed || told.State != view.State)
            {
                yield return new SseItem<ImportView>(view, view.IsOver ? "end" : "progress");
                told = view;
            }

            if (view.IsOver)
            {
                yield break;
            }

            await Task.Delay(Step, time, stop);
            if (await GetImport.FindAsync(scope, view.Id, database, stop) is not { } next)
            {
                yield break;
            }

            view = next;
        }
    }
}
