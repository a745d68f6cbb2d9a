using System.Text.Json;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Timetables;

/// <summary>What the public is told beside the hours: closures that are not over, stops. Records of one merged place have one timetable.</summary>
public sealed record PublicTimetable(IReadOnlyList<PublicTimetable.Closed> Closures, IReadOnlyList<Stop> Stops)
{
    private const string Sql = """
        with records as (select @place as id union select p.id from places p where p.hub_id = @hub and p.merged_into = @place)
        select
          (select json_agg(json_build_object('from', c.starts_on, 'to', c.ends_on, 'reason', c.reason) order by c.starts_on, c.id) from place_closures c
           where c.hub_id = @hub and c.place_id in (select id from records) and c.ends_on >= @today)::text as closures,
          (select jsonb_agg(e.stop order by s.place_id, e.position) from place_stops s, jsonb_array_elements(s.stops) with ordinality e (stop, position)
           where s.hub_id = @hub and s.place_id in (select id from records))::text as stops
        """;

    /// <param name="database">Of the directory.</param>
    /// <param name="hub">That has the place.</param>
    /// <param name="place">As published.</param>
    /// <param name="today">By the clock of the place.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task<PublicTimetable> ReadAsync(HubDatabase database, HubId hub, Guid place, DateOnly today, CancellationToken stop)
    {
        var (closures, stops) = await database.QuerySingleOrDefaultAsync<(string? Closures, string? Stops)>(hub, Sql, new { hub = hub.Alias, place, today }, stop);
        return new PublicTimetable(
            closures is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<Closed>>(closures, JsonSerializerOptions.Web)!,
            stops is null ? [] : GetStops.Parse(stops));
    }

    /// <summary>Both days included.</summary>
    public sealed record Closed(DateOnly From, DateOnly To, string Reason);
}
