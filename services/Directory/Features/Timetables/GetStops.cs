using System.Text.Json;
using HubsPlatform.Directory.Features.Places;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Timetables;

/// <summary>GET /api/directory/hubs/{hub}/places/{id}/stops: where an itinerant place stops. Version 0 is a place that never had a stop.</summary>
public static class GetStops
{
    public static async Task<Results<Ok<StopList>, ProblemHttpResult>> Handle(Guid id, HubContext hub, HubDatabase database, HttpResponse response, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (!await ListClosures.IsThereAsync(transaction, id, stop))
        {
            return GetPlace.Missing();
        }

        var (stops, version) = await transaction.QuerySingleOrDefaultAsync<(string? Stops, long Version)>(
            "select stops::text, version from place_stops where hub_id = @hub and place_id = @id", new { hub = hub.Hub.Alias, id }, stop);
        response.SetETag(version);
        return TypedResults.Ok(new StopList(stops is null ? [] : Parse(stops), version));
    }

    internal static IReadOnlyList<Stop> Parse(string json) => JsonSerializer.Deserialize<IReadOnlyList<Stop>>(json, JsonSerializerOptions.Web)!;
}
