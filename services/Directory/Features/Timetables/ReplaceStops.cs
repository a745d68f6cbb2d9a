using System.Text.Json;
using HubsPlatform.Directory.Features.Places;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Timetables;

/// <summary>PUT /api/directory/hubs/{hub}/places/{id}/stops: replaces the round whose version the caller has read (If-Match; "0" for the first).</summary>
public static class ReplaceStops
{
    public static async Task<Results<Ok<StopList>, ProblemHttpResult>> Handle(
        Guid id, StopsForm form, IfMatch ifMatch, HubContext hub, HubDatabase database, ITerritoryMap territories, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        if (ifMatch.Required() is { } required)
        {
            return required;
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        // The place's lock is that of its round too: there may be no row of it yet.
        if (await UpdatePlace.LockAsync(transaction, id, stop) is null)
        {
            return GetPlace.Missing();
        }

        if (!ifMatch.Fits(await transaction.QuerySingleOrDefaultAsync<long>("select version from place_stops where hub_id = @hub and place_id = @id", new { hub = hub.Hub.Alias, id }, stop)))
        {
            return Problem.PreconditionFailed();
        }

        var (stops, errors) = form.Check(territories);
        if (errors.Count > 0)
        {
            return Problem.Unprocessable("invalid_stops", "Cette tournée ne peut pas être enregistrée ainsi : corrigez les champs indiqués.", errors);
        }

        var version = await transaction.QuerySingleOrDefaultAsync<long>(
            """
            insert into place_stops as s (hub_id, place_id, stops, version, updated_at) values (@hub, @id, @stops::jsonb, 1, @now)
            on conflict on constraint place_stops_pk do update set stops = excluded.stops, version = s.version + 1, updated_at = excluded.updated_at
            returning version
            """,
            new { hub = hub.Hub.Alias, id, stops = JsonSerializer.Serialize(stops, JsonSerializerOptions.Web), now = clock.GetUtcNow() }, stop);
        await transaction.AuditAsync(hub.Actor, "place.stops-replaced", $"places/{id}", stop);
        await transaction.CommitAsync(stop);
        response.SetETag(version);
        return TypedResults.Ok(new StopList(stops, version));
    }
}
