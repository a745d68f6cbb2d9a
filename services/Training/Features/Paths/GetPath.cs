using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Training.Features.Paths;

/// <summary>One path of the hub.</summary>
public static class GetPath
{
    public static ProblemHttpResult NotFound() => Problem.NotFound("path_not_found", "Ce parcours n'existe pas.");

    public static async Task<Results<Ok<PathView>, ProblemHttpResult>> HandleAsync(Guid id, HubContext hub, HubDatabase database, HttpResponse response, CancellationToken stop)
    {
        var path = await database.QuerySingleOrDefaultAsync<PathView>(hub.Hub, $"select {PathView.Columns} from paths where hub_id = @Hub and id = @id", new { hub.Hub, id }, stop);
        if (path is null)
        {
            return NotFound();
        }

        response.SetETag(path.Version);
        return TypedResults.Ok(path);
    }
}
