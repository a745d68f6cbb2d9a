using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Duplicates;

/// <summary>POST /api/directory/hubs/{hub}/duplicates/{id}/undo: takes a decision back. Both places are published again as they were, at their addresses.</summary>
public static class UndoDuplicate
{
    public static async Task<Results<Ok<DuplicateItem>, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, HubContext hub, HubDatabase database, DuplicateDecisions decisions, HttpResponse response, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await decisions.LockAsync(transaction, id, stop) is not { } pair)
        {
            return GetDuplicate.Missing();
        }

        if (pair.Status == "proposed")
        {
            return Problem.Conflict("nothing_to_undo", "Aucune décision n'est à annuler pour ces deux lieux.");
        }

        if (!ifMatch.Fits(pair.Version))
        {
            return Problem.PreconditionFailed();
        }

        await decisions.UndoAsync(transaction, pair, hub.Actor, stop);
        var item = (await DuplicateItem.ReadAsync(transaction, id, stop))!;
        await transaction.CommitAsync(stop);
        response.SetETag(item.Version);
        return TypedResults.Ok(item);
    }
}
