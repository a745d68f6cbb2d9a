using HubsPlatform.Directory.Quality;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Places;

/// <summary>GET /api/directory/hubs/{hub}/places/{id}: one record, as its source has it, with its version as ETag. Merged places are listed by the census.</summary>
public static class GetPlace
{
    /// <summary>A withdrawn record may still stand for a merged place.</summary>
    internal const string IsThere = "(p.active or exists (select from merged_places m where m.hub_id = p.hub_id and m.id = p.id and m.active))";

    internal const string Sql = $"select {PlaceRecord.Columns} from {PlaceRecord.From} where p.hub_id = @hub and p.id = @id and {IsThere}";

    public static async Task<Results<Ok<PlaceRecord>, ProblemHttpResult>> Handle(Guid id, HubContext hub, HubDatabase database, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        if (await FindAsync(database, hub.Hub, id, stop) is not { } place)
        {
            return Missing();
        }

        place.Quality = PlaceQuality.Of(place.ToStandard(), clock.InFrance());
        response.SetETag(place.Version);
        return TypedResults.Ok(place);
    }

    internal static Task<PlaceRecord?> FindAsync(HubDatabase database, HubId hub, Guid id, CancellationToken stop) =>
        database.QuerySingleOrDefaultAsync<PlaceRecord>(hub, Sql, new { hub = hub.Alias, id }, stop);

    internal static ProblemHttpResult Missing() => Problem.NotFound("place_not_found", "Ce lieu n'existe pas dans ce hub.");
}
