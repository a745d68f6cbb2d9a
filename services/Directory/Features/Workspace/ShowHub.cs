using HubsPlatform.Directory.Programme;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Workspace;

/// <summary>GET /api/directory/hubs/{hub}: the hub as its people see it.</summary>
public static class ShowHub
{
    public static async Task<Results<Ok<DeclaredHub>, ProblemHttpResult>> Handle(HubContext hub, HubCatalogue catalogue, HttpResponse response, CancellationToken stop)
    {
        if (await catalogue.FindAsync(hub.Hub, stop) is not { } found)
        {
            return Problem.NotFound("hub_not_found", "Ce hub n'existe pas.");
        }

        response.SetETag(found.Version);
        return TypedResults.Ok(found);
    }
}
