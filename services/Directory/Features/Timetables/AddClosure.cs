using HubsPlatform.Directory.Features.Places;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Timetables;

/// <summary>POST /api/directory/hubs/{hub}/places/{id}/closures: announces that the place is closed for a while.</summary>
public static class AddClosure
{
    private const int MostToCome = 20;

    public static async Task<Results<Created<Closure>, ProblemHttpResult>> Handle(
        Guid id, ClosureForm form, HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        // One after the other for one place, and the place stays in this hub until the end.
        if (await UpdatePlace.LockAsync(transaction, id, stop) is not { } place)
        {
            return GetPlace.Missing();
        }

        var today = clock.DayIn(place.DepartementCode);
        if (form.Check(today) is { Count: > 0 } errors)
        {
            return Problem.Unprocessable("invalid_closure", "Cette fermeture ne peut pas être annoncée ainsi : corrigez les champs indiqués.", errors);
        }

        if (await transaction.QuerySingleOrDefaultAsync<int>("select count(*) from place_closures where hub_id = @hub and place_id = @id and ends_on >= @today", new { hub = hub.Hub.Alias, id, today }, stop) >= MostToCome)
        {
            return Problem.Conflict("too_many_closures", $"Un lieu annonce au plus {MostToCome} fermetures.");
        }

        var closure = new Closure(Guid.CreateVersion7(), form.From!.Value, form.To!.Value, form.Reason!.Trim(), now);
        await transaction.ExecuteAsync(
            "insert into place_closures (hub_id, id, place_id, starts_on, ends_on, reason, created_at) values (@hub, @closure, @id, @From, @To, @Reason, @now)",
            new { hub = hub.Hub.Alias, closure = closure.Id, id, closure.From, closure.To, closure.Reason, now }, stop);
        await transaction.AuditAsync(hub.Actor, "place.closure-announced", $"places/{id}", stop);
        await transaction.CommitAsync(stop);
        return TypedResults.Created($"/api/directory/hubs/{hub.Hub}/places/{id}/closures/{closure.Id}", closure);
    }
}
