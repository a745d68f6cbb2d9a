using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.History;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>DELETE /api/directory/hubs/{hub}/structures/{id} with If-Match: takes out a structure that nothing depends on. A place that an import gives it brings it back.</summary>
public static class WithdrawStructure
{
    private const string Uses = """
        select array_remove(array[
          case when exists (select from places p where p.hub_id = @hub and p.structure_id = @id and p.active) then 'des lieux' end,
          case when exists (select from mediators m where m.hub_id = @hub and m.structure_id = @id and m.active) then 'des médiateurs' end,
          case when exists (select from structures c where c.hub_id = @hub and c.parent_id = @id and c.active) then 'des structures qui en dépendent' end,
          case when exists (select from memberships m where m.hub_id = @hub and m.structure_id = @id and coalesce(m.ends_on, 'infinity') >= @today) then 'une adhésion en cours' end], null)
        """;

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        if (ifMatch.Required() is { } required)
        {
            return required;
        }

        var args = new { hub = hub.Hub.Alias, id, now = clock.GetUtcNow(), today = clock.InFrance() };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        await StructureTurn.TakeAsync(transaction, stop);
        var current = await StructureStore.LockAsync(transaction, id, stop);
        if (StructureStore.IsRefused(current, ifMatch, out var refused))
        {
            return refused;
        }

        if (await transaction.QuerySingleOrDefaultAsync<string[]>(Uses, args, stop) is { Length: > 0 } uses)
        {
            return Problem.Conflict("structure_in_use", $"Cette structure a encore {string.Join(", ", uses)} : retirez-les d'abord, ou fusionnez-la avec celle qui la remplace.");
        }

        var before = await StructureHistory.BeforeAsync(transaction, id, stop);
        await transaction.ExecuteAsync(
            """
            update structures set active = false, version = version + 1, updated_at = @now where hub_id = @hub and id = @id;
            delete from structure_keys where hub_id = @hub and structure_id = @id;
            """,
            args, stop);
        await StructureHistory.RecordAsync(transaction, id, "withdrawn", before, hub.Actor, args.now, stop);
        await StructureTurn.PublishAsync(transaction, [id], hub.Actor, args.now, stop);
        await transaction.AuditAsync(hub.Actor, "structure.withdrawn", $"structures/{id}", stop);
        await transaction.CommitAsync(stop);
        return TypedResults.NoContent();
    }
}
