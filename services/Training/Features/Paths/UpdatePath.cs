using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Training.Features.Paths;

/// <summary>Hub staff change a path, as they last read it.</summary>
public static class UpdatePath
{
    public static async Task<Results<Ok<PathView>, ProblemHttpResult>> HandleAsync(
        Guid id, PathInput input, IfMatch ifMatch, HubContext hub, HubDatabase database, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        if (ifMatch.Required() is { } missing)
        {
            return missing;
        }

        if (input.Check().ToArray() is { Length: > 0 } errors)
        {
            return Problem.Unprocessable("path_invalid", "Le parcours n'est pas enregistré : corrigez les champs signalés.", errors);
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var version = await transaction.QuerySingleOrDefaultAsync<long?>("select version from paths where hub_id = @Hub and id = @id for update", new { hub.Hub, id }, stop);
        if (version is null)
        {
            return GetPath.NotFound();
        }

        if (!ifMatch.Fits(version.Value))
        {
            return Problem.PreconditionFailed();
        }

        var path = await transaction.QuerySingleOrDefaultAsync<PathView>(
            $"""
            update paths set name = @name, description = @description, hours = @hours, competences = @competences, version = version + 1, updated_at = @now
            where hub_id = @hub and id = @id
            returning {PathView.Columns}
            """,
            input.ToRow(hub.Hub.Alias, id, clock.GetUtcNow()),
            stop);
        await transaction.AuditAsync(hub.Actor, "path.updated", $"paths/{id}", stop);
        await transaction.CommitAsync(stop);

        response.SetETag(path!.Version);
        return TypedResults.Ok(path);
    }
}
