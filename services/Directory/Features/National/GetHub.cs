using HubsPlatform.Directory.Programme;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.National;

/// <summary>GET /api/directory/national/hubs/{alias}: one hub with its counts.</summary>
public static class GetHub
{
    public static async Task<Results<Ok<HubOverview>, ProblemHttpResult>> Handle(
        string alias, OperatorContext op, HubCatalogue catalogue, HubDatabase database, HttpResponse response, CancellationToken stop)
    {
        if (!HubId.TryParse(alias, out var id) || await catalogue.FindAsync(id, stop) is not { } hub)
        {
            return Problem.NotFound("hub_not_found", "Ce hub n'existe pas.");
        }

        var counts = await HubCounts.ReadAsync(database, op.Actor, stop);
        response.SetETag(hub.Version);
        return TypedResults.Ok(HubOverview.Of(hub, counts.GetValueOrDefault(hub.Alias)));
    }
}
