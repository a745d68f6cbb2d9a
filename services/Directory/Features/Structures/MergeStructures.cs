using HubsPlatform.Directory.Census;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>POST /api/directory/hubs/{hub}/structures/{id}/merge with If-Match: another record of the hub is this structure.</summary>
public static class MergeStructures
{
    private const string Overlap = """
        select true from memberships a join memberships b on b.hub_id = a.hub_id and b.structure_id = @other
          and daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]')
        where a.hub_id = @hub and a.structure_id = @id limit 1
        """;

    public static async Task<Results<Ok<HubStructure>, ProblemHttpResult>> Handle(
        Guid id, MergeRequest request, IfMatch ifMatch, HubContext hub, HubDatabase database, StructureMerge merge, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        if (ifMatch.Required() is { } required)
        {
            return required;
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        await StructureTurn.TakeAsync(transaction, stop);
        var survivor = await StructureStore.LockAsync(transaction, id, stop);
        if (StructureStore.IsRefused(survivor, ifMatch, out var refused))
        {
            return refused;
        }

        if (request.Other is not { } other || other == id || await StructureStore.LockAsync(transaction, other, stop) is not { } absorbed)
        {
            return StructureForm.Invalid([new FieldError("other", "structure_not_found", "Choisissez une autre structure de ce hub.")]);
        }

        if (!absorbed.Active)
        {
            return StructureStore.Merged(absorbed);
        }

        if (await transaction.QuerySingleOrDefaultAsync<bool>(Overlap, new { hub = hub.Hub.Alias, id, other }, stop))
        {
            return Problem.Conflict("memberships_overlap", $"« {survivor.Name} » et « {absorbed.Name} » ont des adhésions à la même période : terminez ou supprimez d'abord l'une d'elles.");
        }

        try
        {
            await DistinctStructures.ForgetAsync(transaction, id, other, stop);
            await merge.MergeAsync(transaction, id, other, hub.Actor, stop);
        }
        catch (PostgresException failure) when (StructureStore.IsCircle(failure))
        {
            return Problem.Conflict("parent_circle", $"« {survivor.Name} » dépend, par d'autres structures, de « {absorbed.Name} » : corrigez d'abord ces liens.");
        }

        await transaction.AuditAsync(hub.Actor, "structure.merged", $"structures/{other}", stop);
        var structure = (await ReadStructure.FindAsync(transaction, id, hub, clock, stop))!;
        await transaction.CommitAsync(stop);
        response.SetETag(structure.Version);
        return TypedResults.Ok(structure);
    }

    /// <param name="Other">The record that ends in this one.</param>
    public sealed record MergeRequest(Guid? Other);
}
