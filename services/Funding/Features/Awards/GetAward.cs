using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Funding.Features.Awards;

/// <summary>One grant of the hub.</summary>
public static class GetAward
{
    public static async Task<Results<Ok<AwardView>, ProblemHttpResult>> HandleAsync(Guid id, HubContext hub, HubDatabase database, CancellationToken stop)
    {
        var award = await database.QuerySingleOrDefaultAsync<AwardView>(
            hub.Hub,
            $"select {AwardView.Columns} from awards join open.calls on calls.id = awards.call_id where hub_id = @Hub and awards.id = @id",
            new { hub.Hub, id },
            stop);
        return award is null ? Problem.NotFound("award_not_found", "Cette attribution n'existe pas.") : TypedResults.Ok(award);
    }
}
