using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Training.Features.Sessions;

/// <summary>Hub staff plan a session of a path.</summary>
public static class CreateSession
{
    public static async Task<Results<Created<SessionView>, ProblemHttpResult>> HandleAsync(
        SessionInput input, HubContext hub, HubDatabase database, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        var isPathKnown = input.PathId is { } pathId
            && await database.QuerySingleOrDefaultAsync<bool>(hub.Hub, "select exists (select from paths where hub_id = @Hub and id = @pathId)", new { hub.Hub, pathId }, stop);
        FieldError[] errors = [.. input.Check(), .. isPathKnown ? [] : new[] { new FieldError("pathId", "path_unknown", "Ce parcours n'existe pas dans ce hub.") }];
        if (errors.Length > 0)
        {
            return Problem.Unprocessable("session_invalid", "La session n'est pas enregistrée : corrigez les champs signalés.", errors);
        }

        var id = Guid.CreateVersion7();
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        await transaction.ExecuteAsync(
            """
            insert into sessions (hub_id, id, path_id, capacity, remote, place, first_day, last_day, created_at, updated_at)
            values (@hub, @id, @PathId, @Capacity, @Remote, @place, @firstDay, @lastDay, @now, @now)
            """,
            input.ToRow(hub.Hub.Alias, id, clock.GetUtcNow()),
            stop);
        await input.StoreHalfDaysAsync(transaction, id, stop);
        await transaction.AuditAsync(hub.Actor, "session.created", $"sessions/{id}", stop);
        var session = await GetSession.ReadAsync(transaction, id, stop);
        await transaction.CommitAsync(stop);

        response.SetETag(session.Version);
        return TypedResults.Created($"/api/training/hubs/{hub.Hub}/sessions/{id}", session);
    }
}
