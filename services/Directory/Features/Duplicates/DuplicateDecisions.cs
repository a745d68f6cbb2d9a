using HubsPlatform.Directory.Census;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Duplicates;

/// <summary>A pair that nobody else decides about until the transaction ends.</summary>
public sealed record LockedPair(Guid Id, Guid PlaceA, Guid PlaceB, string Status, long Version, Guid? Decision)
{
    public bool IsDecided => Status is "merged" or "distinct";
}

/// <summary>What becomes of decisions: kept with the pair, written into the audit trail, and places merged or taken apart.</summary>
public sealed class DuplicateDecisions(PlaceGroups groups, TimeProvider clock)
{
    /// <summary>All records that are one place with the given one.</summary>
    private const string Together = "(select p.id from places p, places q where q.hub_id = @hub and q.id = {0} and p.hub_id = @hub and (p.id = q.id or p.merged_into = q.merged_into))";

    private static readonly string Between = $"""
        d.hub_id = @hub and (d.place_a in {string.Format(null, Together, "@a")} and d.place_b in {string.Format(null, Together, "@b")}
          or d.place_a in {string.Format(null, Together, "@b")} and d.place_b in {string.Format(null, Together, "@a")})
        """;

    internal async Task<LockedPair?> LockAsync(HubTransaction transaction, Guid id, CancellationToken stop)
    {
        var hub = transaction.Hub!.Value;
        await PlaceGroups.TakeTurnAsync(transaction, hub, stop);
        return await transaction.QuerySingleOrDefaultAsync<LockedPair>(
            "select id, place_a, place_b, status, version, decision from duplicates where hub_id = @hub and id = @id for update", new { hub = hub.Alias, id }, stop);
    }

    /// <summary>Still proposed, and not one place yet.</summary>
    internal Task<bool> IsOpenAsync(HubTransaction transaction, LockedPair pair, CancellationToken stop) =>
        transaction.QuerySingleOrDefaultAsync<bool>(
            $"select exists (select from {ListDuplicates.Joined} where d.hub_id = @hub and d.id = @id and d.status = 'proposed' and {ListDuplicates.Open})",
            new { hub = transaction.Hub!.Value.Alias, pair.Id }, stop);

    /// <summary>Why the two cannot become one place now.</summary>
    internal async Task<ProblemHttpResult?> ObstacleAsync(HubTransaction transaction, LockedPair pair, CancellationToken stop)
    {
        var args = new { hub = transaction.Hub!.Value.Alias, a = pair.PlaceA, b = pair.PlaceB };
        if (await transaction.QuerySingleOrDefaultAsync<long>("select count(*) from places where hub_id = @hub and id in (@a, @b) and active", args, stop) < 2)
        {
            return Problem.Conflict("place_withdrawn", "L'un des deux lieux a été retiré du recensement : il n'y a plus rien à fusionner.");
        }

        return await transaction.QuerySingleOrDefaultAsync<bool>($"select exists (select from duplicates d where {Between} and d.status = 'distinct')", args, stop)
            ? Problem.Conflict("declared_distinct", "Deux fiches que cette fusion réunirait ont été déclarées distinctes. Annulez d'abord cette décision-là.")
            : null;
    }

    /// <param name="transaction">In the hub; the pairs are locked in it.</param>
    /// <param name="pairs">Open ones.</param>
    /// <param name="status">merged, distinct or later.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="stop">Ends the waiting.</param>
    internal async Task DecideAsync(HubTransaction transaction, IReadOnlyCollection<LockedPair> pairs, string status, Actor actor, CancellationToken stop)
    {
        var hub = transaction.Hub!.Value;
        foreach (var pair in pairs)
        {
            // A merged place is distinct from another with all its records; merging and putting off concern the pair that was looked at.
            var settled = status == "distinct" ? $"{Between} and d.status in ('proposed', 'later')" : "d.hub_id = @hub and d.id = @id";
            await transaction.ExecuteAsync(
                $"""
                update duplicates d set status = @status, version = version + 1, decision = @decision, decided_at = @now, decided_by = @by where {settled}
                """,
                new { hub = hub.Alias, pair.Id, a = pair.PlaceA, b = pair.PlaceB, status, decision = Guid.CreateVersion7(), now = clock.GetUtcNow(), by = actor.Subject }, stop);
            await transaction.AuditAsync(actor, $"duplicate.{status}", $"duplicates/{pair.Id}", stop);
        }

        if (status == "merged")
        {
            await groups.RegroupAsync(transaction, hub, [.. pairs.SelectMany(pair => new[] { pair.PlaceA, pair.PlaceB }).Distinct()], actor, stop);
        }
    }

    internal async Task UndoAsync(HubTransaction transaction, LockedPair pair, Actor actor, CancellationToken stop)
    {
        var hub = transaction.Hub!.Value;
        await transaction.ExecuteAsync(
            """
            update duplicates set status = 'proposed', version = version + 1, decision = null, decided_at = null, decided_by = null
            where hub_id = @hub and decision = @decision and status = @status
            """,
            new { hub = hub.Alias, pair.Decision, pair.Status }, stop);
        await transaction.AuditAsync(actor, "duplicate.undone", $"duplicates/{pair.Id}", stop);
        if (pair.Status == "merged")
        {
            await groups.RegroupAsync(transaction, hub, [pair.PlaceA, pair.PlaceB], actor, stop);
        }
    }
}
