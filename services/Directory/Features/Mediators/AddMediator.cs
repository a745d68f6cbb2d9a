using HubsPlatform.Directory.Territories;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Mediators;

/// <summary>POST /api/directory/hubs/{hub}/mediators.</summary>
public static class AddMediator
{
    public static async Task<Results<Created<Mediator>, ProblemHttpResult>> Handle(
        MediatorForm form, HubContext hub, HubDatabase database, OfficialCode code, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = clock.InFrance();
        if (form.Check(code, today) is { Count: > 0 } errors)
        {
            return MediatorForm.Invalid(errors);
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if ((await MediatorStore.StructureProblemAsync(transaction, form, stop) ?? await MediatorWork.ProblemAsync(transaction, form, stop)) is { } problem)
        {
            return problem;
        }

        var id = Guid.CreateVersion7();
        await MediatorStore.InsertAsync(transaction, id, form, today, now, hub.Actor, stop);
        await transaction.AuditAsync(hub.Actor, "mediator.added", $"mediators/{id}", stop);
        var mediator = (await MediatorStore.FindAsync(transaction, id, stop))!;
        await transaction.CommitAsync(stop);
        response.SetETag(mediator.Version);
        return TypedResults.Created($"/api/directory/hubs/{hub.Hub}/mediators/{id}", mediator);
    }
}
