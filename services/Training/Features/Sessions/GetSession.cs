using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Training.Features.Sessions;

/// <summary>One session of the hub.</summary>
public static class GetSession
{
    public static ProblemHttpResult NotFound() => Problem.NotFound("session_not_found", "Cette session n'existe pas.");

    public static async Task<Results<Ok<SessionView>, ProblemHttpResult>> HandleAsync(Guid id, HubContext hub, HubDatabase database, HttpResponse response, CancellationToken stop)
    {
        var row = await database.QuerySingleOrDefaultAsync<SessionView.Row>(hub.Hub, $"{SessionView.Select} where sessions.hub_id = @Hub and sessions.id = @id", new { hub.Hub, id }, stop);
        if (row is null)
        {
            return NotFound();
        }

        response.SetETag(row.Version);
        return TypedResults.Ok(row.ToView());
    }

    /// <summary>The session as this transaction sees it.</summary>
    public static async Task<SessionView> ReadAsync(HubTransaction transaction, Guid id, CancellationToken stop) =>
        (await transaction.QuerySingleOrDefaultAsync<SessionView.Row>($"{SessionView.Select} where sessions.hub_id = @Hub and sessions.id = @id", new { transaction.Hub, id }, stop))!.ToView();
}
