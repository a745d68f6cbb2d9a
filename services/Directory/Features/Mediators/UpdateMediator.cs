using HubsPlatform.Directory.Territories;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Mediators;

/// <summary>PUT /api/directory/hubs/{hub}/mediators/{id} with If-Match.</summary>
public static class UpdateMediator
{
    public static async Task<Results<Ok<Mediator>, ProblemHttpResult>> Handle(
        Guid id, MediatorForm form, IfMatch ifMatch, HubContext hub, HubDatabase database, OfficialCode code, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = clock.InFrance();
        if (ifMatch.Required() is { } required)
        {
            return required;
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await transaction.QuerySingleOrDefaultAsync<long?>("select version from mediators where hub_id = @hub and id = @id and active for update", new { hub = hub.Hub.Alias, id }, stop) is not { } version)
        {
            return MediatorStore.Missing();
        }

        if (!ifMatch.Fits(version))
        {
            return Problem.PreconditionFailed();
        }

        if (form.Check(code, today) is { Count: > 0 } errors)
        {
            return MediatorForm.Invalid(errors);
        }

        if ((await MediatorStore.StructureProblemAsync(transaction, form, stop) ?? await MediatorWork.ProblemAsync(transaction, form, stop)) is { } problem)
        {
            return problem;
        }

        await MediatorStore.UpdateAsync(transaction, id, form, today, now, hub.Actor, stop);
        await transaction.AuditAsync(hub.Actor, "mediator.updated", $"mediators/{id}", stop);
        var mediator = (await MediatorStore.FindAsync(transaction, id, stop))!;
        await transaction.CommitAsync(stop);
        response.SetETag(mediator.Version);
        return TypedResults.Ok(mediator);
    }
}
