using HubsPlatform.Directory.Geocoding;
using HubsPlatform.Directory.Quality;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Places;

/// <summary>GET /api/directory/hubs/{hub}/places/{id}: one record, as its source has it, with its version as ETag. Merged places are listed by the census. With withdrawn=true also one that has been taken out.</summary>
public static class GetPlace
{
    /// <summary>A withdrawn record may still stand for a merged place.</summary>
    internal const string IsThere = "(p.active or exists (select from merged_places m where m.hub_id = p.hub_id and m.id = p.id and m.active))";

    internal const string Sql = $"select {PlaceRecord.Columns} from {PlaceRecord.From} where p.hub_id = @hub and p.id = @id and {IsThere}";

    private const string SqlOfAll = $"select {PlaceRecord.Columns} from {PlaceRecord.From} where p.hub_id = @hub and p.id = @id";

    public static async Task<Results<Ok<PlaceRecord>, ProblemHttpResult>> Handle(
        Guid id, HubContext hub, HubDatabase database, TimeProvider clock, HttpResponse response, CancellationToken stop, bool withdrawn = false)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await transaction.QuerySingleOrDefaultAsync<PlaceRecord>(withdrawn ? SqlOfAll : Sql, new { hub = hub.Hub.Alias, id }, stop) is not { } place)
        {
            return Missing();
        }

        place.Quality = PlaceQuality.Of(place.ToStandard(), clock.InFrance());
        place.Standing = await PlaceStanding.ReadAsync(transaction, id, stop);
        place.Location = await PlaceLocation.ReadAsync(transaction, id, stop);
        response.SetETag(place.Version);
        return TypedResults.Ok(place);
    }

    internal static ProblemHttpResult Missing() => Problem.NotFound("place_not_found", "Ce lieu n'existe pas dans ce hub.");
}
