using System.Collections.Frozen;
using HubsPlatform.Directory.Census;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Handover;

/// <summary>Which records of a source the hubs have, for a national import: what it puts into one hub may have been another's.</summary>
internal sealed class PlacesElsewhere(HubDatabase database, HubMove move)
{
    /// <param name="source">Name of the source that the import writes under.</param>
    /// <param name="actor">Who imports: looking across hubs is written down.</param>
    /// <param name="stop">Ends the import.</param>
    public IPlaceOrigin Of(string source, Actor actor, CancellationToken stop) => new Origin(database, move, source, actor, stop);

    /// <summary>
    /// Reads all ids of the source at the first place that is new to its hub; an import that finds every place where it was never
    /// asks. What this import itself writes meanwhile does not matter: each id is in its file once.
    /// </summary>
    private sealed class Origin(HubDatabase database, HubMove move, string source, Actor actor, CancellationToken stop) : IPlaceOrigin
    {
        private readonly Lazy<Task<IReadOnlyDictionary<string, HubId[]>>> _hubs = new(() => ReadAsync(database, source, actor, stop));

        public async Task<IReadOnlySet<string>> FindAsync(HubId hub, IReadOnlyCollection<string> sourceIds)
        {
            var hubs = await _hubs.Value;
            return hubs.Count == 0 ? FrozenSet<string>.Empty : sourceIds.Where(id => hubs.TryGetValue(id, out var known) && known.Any(other => other != hub)).ToHashSet();
        }

        public async Task BringAsync(HubTransaction transaction, IReadOnlySet<string> sourceIds, Actor by, CancellationToken stop)
        {
            var target = transaction.Hub!.Value;
            var hubs = await _hubs.Value;
            var ways = sourceIds.SelectMany(id => hubs[id].Select(hub => (Hub: hub, Id: id))).Where(way => way.Hub != target);
            foreach (var way in ways.GroupBy(way => way.Hub, way => way.Id).OrderBy(way => way.Key.Alias, StringComparer.Ordinal))
            {
                foreach (var ids in way.Chunk(Contracts.PlacesRecorded.MostPlaces))
                {
                    await transaction.ExecuteAsync(HandoverSql.EnterHub, new { hub = way.Key.Alias }, stop);
                    await PlaceWriter.TakeTurnAsync(transaction, way.Key, source, stop);
                    var places = await transaction.QueryAsync<Guid>(
                        "select p.id from unnest(@ids) as wanted (source_id) join places p on p.hub_id = @hub and p.source = @source and p.source_id = wanted.source_id",
                        new { hub = way.Key.Alias, source, ids }, stop);
                    await move.RunAsync(transaction, way.Key, target, new HandedIds([.. places], [], []), by, stop);
                }
            }
        }

        private static async Task<IReadOnlyDictionary<string, HubId[]>> ReadAsync(HubDatabase database, string source, Actor actor, CancellationToken stop)
        {
            await using var transaction = await database.BeginNationalReadAsync(actor, "places.located", stop);
            var hubs = await transaction.QueryAsync<string>("select alias from open.hubs", stop: stop);
            var found = new Dictionary<string, HubId[]>(StringComparer.Ordinal);
            foreach (var alias in hubs)
            {
                HubId[] hub = [new HubId(alias)];
                foreach (var id in await transaction.QueryAsync<string>("select source_id from places where hub_id = @alias and source = @source", new { alias, source }, stop))
                {
                    if (!found.TryAdd(id, hub))
                    {
                        found[id] = [.. found[id], .. hub];
                    }
                }
            }

            await transaction.CommitAsync(stop);
            return found;
        }
    }
}
