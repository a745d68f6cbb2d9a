using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Places;

/// <summary>GET /api/directory/hubs/{hub}/places/{id}: one place with its version as ETag.</summary>
public static class GetPlace
{
    internal const string Sql = $"select {PlaceRecord.Columns} from {PlaceRecord.From} where p.hub_id = @hub and p.id = @id and p.active";

    public static async Task<Results<Ok<PlaceRecord>, ProblemHttpResult>> Handle(Guid id, HubContext hub, HubDatabase database, HttpResponse response, CancellationToken stop)
    {
        if (await FindAsync(database, hub.Hub, id, stop) is not { } place)
        {
            return Missing();
        }

        response.SetETag(place.Version);
        return TypedResults.Ok(place);
    }

    internal static Task<PlaceRecord?> FindAsync(HubDatabase database, HubId hub, Guid id, CancellationToken stop) =>
        database.QuerySingleOrDefaultAsync<PlaceRecord>(hub, Sql, new { hub = hub.Alias, id }, stop);

    internal static ProblemHttpResult Missing() => Problem.NotFound("place_not_found", "Ce lieu n'existe pas dans ce hub.");
}
