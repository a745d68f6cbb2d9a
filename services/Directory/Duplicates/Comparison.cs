using System.Text.Json;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Duplicates;

/// <summary>Compares new and changed places with those that could be the same, and keeps the hub's proposals in line with it.</summary>
internal sealed class Comparison(TimeProvider clock)
{
    private static readonly JsonSerializerOptions Web = JsonSerializerOptions.Web;

    /// <param name="tx">In the hub; nobody else compares in it.</param>
    /// <param name="hub">The hub.</param>
    /// <param name="places">Each once; one that has left the hub is forgotten.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task RunAsync(HubTransaction tx, HubId hub, Guid[] places, CancellationToken stop)
    {
        await tx.ExecuteAsync(ComparisonSql.Plainly, stop: stop);
        var known = (await tx.QueryAsync<ComparedPlace>(ComparisonSql.Load, new { hub = hub.Alias, places }, stop)).ToDictionary(place => place.Id);
        await KeepKeysAsync(tx, hub, places, known, stop);
        var pairs = await CandidatesAsync(tx, hub, known, stop);
        var unread = pairs.SelectMany(pair => new[] { pair.A, pair.B }).Where(id => !known.ContainsKey(id)).Distinct().ToArray();
        foreach (var place in await tx.QueryAsync<ComparedPlace>(ComparisonSql.Load, new { hub = hub.Alias, places = unread }, stop))
        {
            known.Add(place.Id, place);
        }

        var found = new List<(Guid A, Guid B, PairScore Score)>();
        foreach (var (a, b) in pairs)
        {
            if (known.TryGetValue(a, out var one) && known.TryGetValue(b, out var other) && PairScore.Of(one, other) is { Value: >= PairScore.Proposed } score)
            {
                found.Add((a, b, score));
            }
        }

        var args = new
        {
            hub = hub.Alias,
            places,
            ids = found.Select(_ => Guid.CreateVersion7()).ToArray(),
            a = found.Select(pair => pair.A).ToArray(),
            b = found.Select(pair => pair.B).ToArray(),
            scores = found.Select(pair => pair.Score.Value).ToArray(),
            reasons = found.Select(pair => JsonSerializer.Serialize(pair.Score.Reasons, Web)).ToArray(),
            now = clock.GetUtcNow(),
        };
        await tx.ExecuteAsync(ComparisonSql.Freely, stop: stop);
        await tx.ExecuteAsync(ComparisonSql.Forget, args, stop);
        await tx.ExecuteAsync(ComparisonSql.Propose, args, stop);
    }

    private static Task KeepKeysAsync(HubTransaction tx, HubId hub, Guid[] places, Dictionary<Guid, ComparedPlace> known, CancellationToken stop)
    {
        var keys = known.Values.SelectMany(place => BlockKeys.Of(place).Select(key => (place.Id, Key: key))).ToList();
        return tx.ExecuteAsync(
            ComparisonSql.KeepKeys,
            new { hub = hub.Alias, places, ids = keys.Select(key => key.Id).ToArray(), keys = keys.Select(key => key.Key).ToArray() }, stop);
    }

    /// <summary>Who shares a key that few have. Pairs inside a merged place need no proposal; they are kept out of the list, not of here.</summary>
    private static async Task<IReadOnlyCollection<(Guid A, Guid B)>> CandidatesAsync(HubTransaction tx, HubId hub, Dictionary<Guid, ComparedPlace> known, CancellationToken stop)
    {
        var askers = known.Values.SelectMany(place => BlockKeys.Around(place).Select(key => (place.Id, Key: key))).ToLookup(asker => asker.Key, asker => asker.Id);
        var args = new { hub = hub.Alias, keys = askers.Select(asker => asker.Key).ToArray(), most = BlockKeys.MostPlaces };
        var pairs = new HashSet<(Guid, Guid)>();
        foreach (var (key, places) in await tx.QueryAsync<(string, Guid[])>(ComparisonSql.Sharing, args, stop))
        {
            foreach (var asker in askers[key])
            {
                pairs.UnionWith(places.Where(place => place != asker).Select(place => asker.CompareTo(place) < 0 ? (asker, place) : (place, asker)));
            }
        }

        return pairs;
    }
}
