using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.History;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Places;

/// <summary>POST /api/directory/hubs/{hub}/places: a place entered by hand.</summary>
public static class CreatePlace
{
    /// <summary>The source of what people of the hub enter themselves.</summary>
    public const string Source = "saisie";

    public static async Task<Results<Created<PlaceRecord>, ProblemHttpResult>> Handle(
        PlaceForm form, HubContext hub, HubDatabase database, PlaceWriter writer, ITerritoryMap territories, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        var (draft, errors) = form.Check(Guid.CreateVersion7().ToString(), hub.Hub, territories, clock);
        if (draft is null)
        {
            return Problem.Unprocessable("invalid_place", "Ce lieu ne peut pas être enregistré ainsi : corrigez les champs indiqués.", errors);
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var outcome = (await writer.WriteAsync(transaction, Source, [draft], hub.Actor, stop))[0];
        await PlaceHistory.RecordCreatedAsync(transaction, outcome.PlaceId, hub.Actor, stop);
        await transaction.AuditAsync(hub.Actor, "place.created", $"places/{outcome.PlaceId}", stop);
        var place = (await transaction.QuerySingleOrDefaultAsync<PlaceRecord>(GetPlace.Sql, new { hub = hub.Hub.Alias, id = outcome.PlaceId }, stop))!;
        await transaction.CommitAsync(stop);
        response.SetETag(place.Version);
        return TypedResults.Created($"/api/directory/hubs/{hub.Hub}/places/{place.Id}", place);
    }
}
