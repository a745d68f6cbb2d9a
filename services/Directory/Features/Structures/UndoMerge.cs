using HubsPlatform.Directory.Census;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>POST /api/directory/hubs/{hub}/structures/{id}/merges/{merge}/undo: two structures again, each with what it had and still is there.</summary>
public static class UndoMerge
{
    private const string Stored = """
        select id, survivor_id, absorbed_id, places, groups, mediators, memberships, children, keys, parent_was, undone_at
        from structure_merges where hub_id = @hub and survivor_id = @id and id = @merge
        """;

    public static async Task<Results<Ok<HubStructure>, ProblemHttpResult>> Handle(
        Guid id, Guid merge, HubContext hub, HubDatabase database, StructureMerge merges, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        await StructureTurn.TakeAsync(transaction, stop);
        if (await StructureStore.LockAsync(transaction, id, stop) is not { } survivor)
        {
            return ReadStructure.Missing();
        }

        if (await transaction.QuerySingleOrDefaultAsync<StoredMerge>(Stored, new { hub = hub.Hub.Alias, id, merge }, stop) is not { } stored)
        {
            return Problem.NotFound("merge_not_found", "Cette fusion n'existe pas.");
        }

        if (stored.UndoneAt is not null)
        {
            return Problem.Conflict("merge_undone", "Cette fusion est déjà annulée.");
        }

        if (!survivor.Active)
        {
            return Problem.Conflict("structure_merged", $"Cette structure a depuis été fusionnée avec « {survivor.MergedIntoName} » : annulez d'abord cette fusion-là.");
        }

        var absorbed = (await StructureStore.LockAsync(transaction, stored.AbsorbedId, stop))!;
        if (absorbed.Pivot is { } pivot && survivor.Pivot == pivot)
        {
            return StructureStore.PivotTaken(new NamedStructure(survivor.Id, survivor.Name), pivot);
        }

        try
        {
            await merges.UndoAsync(transaction, stored, hub.Actor, stop);
        }
        catch (PostgresException failure) when (StructureStore.IsCircle(failure))
        {
            return Problem.Conflict("parent_circle", $"« {survivor.Name} » et « {absorbed.Name} » dépendraient l'une de l'autre : corrigez d'abord leurs structures parentes.");
        }

        await transaction.AuditAsync(hub.Actor, "structure.merge-undone", $"structures/{stored.AbsorbedId}", stop);
        var structure = (await ReadStructure.FindAsync(transaction, id, hub, clock, stop))!;
        await transaction.CommitAsync(stop);
        response.SetETag(structure.Version);
        return TypedResults.Ok(structure);
    }
}
