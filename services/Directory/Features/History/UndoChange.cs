using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Features.Places;
using HubsPlatform.Directory.History;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using PlaceRecord = HubsPlatform.Directory.Features.Places.PlaceRecord;

namespace HubsPlatform.Directory.Features.History;

/// <summary>
/// POST /api/directory/hubs/{hub}/places/{id}/history/{entry}/undo: puts back what a change changed, unless something else has changed
/// it since (If-Match). It is a change itself, and undone like any other.
/// </summary>
public static class UndoChange
{
    public static async Task<Results<Ok<PlaceRecord>, ProblemHttpResult>> Handle(
        Guid id, Guid entry, IfMatch ifMatch, HubContext hub, HubDatabase database, PlaceWriter writer, PlaceWithdrawal withdrawal, ITerritoryMap territories,
        TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        if (ifMatch.Required() is { } required)
        {
            return required;
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await UndoneChange.LockAsync(transaction, id, entry, stop) is not { } change)
        {
            return GetPlace.Missing();
        }

        if (!ifMatch.Fits(change.Version))
        {
            return Problem.PreconditionFailed();
        }

        if (change.Refusal(id, entry, hub.Hub, territories) is { } refusal)
        {
            return refusal;
        }

        var by = ChangeOrigin.Undo(entry);
        switch (change.Kind)
        {
            case "restored":
                await withdrawal.WithdrawAsync(transaction, id, hub.Actor, stop, by);
                break;
            case "kept":
                await change.AskAgainAsync(transaction, id, stop);
                await PlaceHistory.RecordToConfirmAsync(transaction, id, by, hub.Actor, clock.GetUtcNow(), stop);
                break;
            default:
                await writer.WriteAsync(transaction, change.Source, [change.Restored], hub.Actor, stop, by: by);
                break;
        }

        await transaction.AuditAsync(hub.Actor, "place.change-undone", $"places/{id}/history/{entry}", stop);
        var place = (await transaction.QuerySingleOrDefaultAsync<PlaceRecord>(
            $"select {PlaceRecord.Columns} from {PlaceRecord.From} where p.hub_id = @hub and p.id = @id", new { hub = hub.Hub.Alias, id }, stop))!;
        await transaction.CommitAsync(stop);
        response.SetETag(place.Version);
        return TypedResults.Ok(place);
    }
}
