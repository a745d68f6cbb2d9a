using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Training.Features.Paths;

/// <summary>Hub staff describe a new path.</summary>
public static class CreatePath
{
    public static async Task<Results<Created<PathView>, ProblemHttpResult>> HandleAsync(
        PathInput input, HubContext hub, HubDatabase database, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        if (input.Check().ToArray() is { Length: > 0 } errors)
        {
            return Problem.Unprocessable("path_invalid", "Le parcours n'est pas enregistré : corrigez les champs signalés.", errors);
        }

        var id = Guid.CreateVersion7();
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var path = await transaction.QuerySingleOrDefaultAsync<PathView>(
            $"""
            insert into paths (hub_id, id, name, description, hours, competences, created_at, updated_at)
            values (@hub, @id, @name, @description, @hours, @competences, @now, @now)
            returning {PathView.Columns}
            """,
            input.ToRow(hub.Hub.Alias, id, clock.GetUtcNow()),
            stop);
        await transaction.AuditAsync(hub.Actor, "path.created", $"paths/{id}", stop);
        await transaction.CommitAsync(stop);

        response.SetETag(path!.Version);
        return TypedResults.Created($"/api/training/hubs/{hub.Hub}/paths/{id}", path);
    }
}
