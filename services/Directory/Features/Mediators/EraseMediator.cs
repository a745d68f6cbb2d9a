using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Mediators;

/// <summary>DELETE /api/directory/hubs/{hub}/mediators/{id}: forgets who they were (GDPR, article 17), at once.</summary>
public static class EraseMediator
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await MediatorStore.AnonymiseAsync(transaction, [id], clock.GetUtcNow(), hub.Actor, stop) == 0)
        {
            return MediatorStore.Missing();
        }

        await transaction.AuditAsync(hub.Actor, "mediator.erased", $"mediators/{id}", stop);
        await transaction.CommitAsync(stop);
        return TypedResults.NoContent();
    }
}
