using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Duplicates;

/// <summary>
/// POST /api/directory/hubs/{hub}/duplicates/bulk: merges every open pair that reaches the hub's threshold. Each stands in the audit
/// trail and can be undone by itself. In portions: what an interruption left is accepted by the next call. Who sends the version of the settings
/// that was seen (If-Match) merges by that threshold or learns that it changed (412).
/// </summary>
public static class AcceptInBulk
{
    private const int AtOnce = 50;

    private const string Next = $"""
        select d.id, d.place_a, d.place_b, d.status, d.version, d.decision from {ListDuplicates.Joined}
        where d.hub_id = @hub and d.status = 'proposed' and {ListDuplicates.Open}
          and d.score >= {ListDuplicates.Threshold} and not d.id = any(@passed)
        order by d.score desc, d.id limit @most for update of d
        """;

    public static async Task<Results<Ok<Accepted>, ProblemHttpResult>> Handle(IfMatch ifMatch, HubContext hub, HubDatabase database, DuplicateDecisions decisions, CancellationToken stop)
    {
        var settings = await BulkSettings.ReadAsync(database, hub.Hub, stop);
        if (!ifMatch.Fits(settings.Version))
        {
            return Problem.PreconditionFailed();
        }

        if (settings.BulkThreshold is null)
        {
            return Problem.Conflict("bulk_off", "Ce hub n'accepte aucune fusion sans examen : fixez d'abord un seuil.");
        }

        var merged = 0;
        var passed = new HashSet<Guid>();
        for (var found = 1; found > 0;)
        {
            await using var transaction = await database.BeginAsync(hub.Hub, stop);
            await Census.PlaceGroups.TakeTurnAsync(transaction, hub.Hub, stop);
            var pairs = await transaction.QueryAsync<LockedPair>(Next, new { hub = hub.Hub.Alias, most = AtOnce, passed = passed.ToArray() }, stop);
            found = pairs.Count;
            foreach (var pair in pairs)
            {
                passed.Add(pair.Id);
                // One by one: each merge may make the next one needless, or forbidden.
                if (await decisions.IsOpenAsync(transaction, pair, stop) && await decisions.ObstacleAsync(transaction, pair, stop) is null)
                {
                    await decisions.DecideAsync(transaction, [pair], "merged", hub.Actor, stop);
                    merged++;
                }
            }

            await transaction.CommitAsync(stop);
        }

        return TypedResults.Ok(new Accepted(merged));
    }

    /// <param name="Merged">How many pairs became one place.</param>
    public sealed record Accepted(int Merged);
}
