using HubsPlatform.Directory.Census;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Places;

/// <summary>DELETE /api/directory/hubs/{hub}/places/{id}: takes a place out of the census (If-Match). Its record is kept; it comes back when the withdrawal is undone, or with its source where that no longer had it.</summary>
public static class WithdrawPlace
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, HubContext hub, HubDatabase database, PlaceWithdrawal withdrawal, CancellationToken stop)
    {
        if (ifMatch.Required() is { } required)
        {
            return required;
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await UpdatePlace.LockAsync(transaction, id, stop) is not { } current)
        {
            return GetPlace.Missing();
        }

        if (!ifMatch.Fits(current.Version))
        {
            return Problem.PreconditionFailed();
        }

        await withdrawal.WithdrawAsync(transaction, id, hub.Actor, stop);
        await transaction.AuditAsync(hub.Actor, "place.withdrawn", $"places/{id}", stop);
        await transaction.CommitAsync(stop);
        return TypedResults.NoContent();
    }
}
