using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Features.Map;

/// <summary>One state of the map at low zoom: all places in cells of ten kilometres (zoom 12), from which every coarser tile is summed up.</summary>
internal sealed record ClusterState(PublishedVersion Version, IReadOnlyList<Cluster> Cells)
{
    private readonly ConcurrentDictionary<TileAddress, byte[]> _tiles = [];

    /// <summary>The tile's bytes, made once for each state.</summary>
    public async Task<byte[]> TileAsync(TileAddress tile, Func<IReadOnlyList<Cluster>, Task<byte[]>> draw) =>
        _tiles.TryGetValue(tile, out var known) ? known : _tiles[tile] = await draw(Clusters(tile));

    /// <summary>The clusters of a tile: eight columns of eight at most.</summary>
    private IReadOnlyList<Cluster> Clusters(TileAddress tile)
    {
        var (first, last) = tile.Cells;
        var shift = ClusterMap.ShiftAt(tile.Zoom) - ClusterMap.ShiftOfCells;
        var sums = new Dictionary<long, Cluster>();
        foreach (var cell in Cells)
        {
            var start = cell.Cell << ClusterMap.ShiftOfCells;
            if (start >= first && start <= last)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, cell.Cell >> shift, out var isThere);
                sum = isThere ? sum.With(cell) : cell with { Cell = cell.Cell >> shift };
            }
        }

        return [.. sums.Values.OrderBy(cluster => cluster.Cell)];
    }
}

/// <summary>
/// Keeps the clusters of all places at hand. Summing them up anew reads every place, so after a change the state before serves for
/// the moment that takes; nobody gets one that is older than a few seconds.
/// </summary>
public sealed class ClusterMap(HubDatabase database, TimeProvider clock)
{
    internal const int CellZoom = 12;
    internal const int ShiftOfCells = 2 * (MapPosition.Bits - CellZoom);

    /// <summary>A tile has 2³ columns of cells: on a screen each is some 64 pixels wide, so that a circle with a number in it has room.</summary>
    private const int ColumnBits = 3;

    private static readonly TimeSpan Unasked = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OldestServed = TimeSpan.FromSeconds(5);

    private readonly Lock _turn = new();
    private ClusterState? _state;
    private DateTimeOffset _askedAt;
    private Task<ClusterState>? _renewal;

    internal static int ShiftAt(int zoom) => 2 * (MapPosition.Bits - zoom - ColumnBits);

    internal async Task<ClusterState> CurrentAsync(CancellationToken stop)
    {
        Task<ClusterState> renewal;
        var now = clock.GetUtcNow();
        lock (_turn)
        {
            if (_state is { } fresh && now - _askedAt < Unasked)
            {
                return fresh;
            }

            if (_renewal is null or { IsCompleted: true })
            {
                _renewal = Task.Run(() => RenewAsync(now), CancellationToken.None);
            }

            renewal = _renewal;
            if (_state is { } last && now - _askedAt < OldestServed)
            {
                return last;
            }
        }

        return await renewal.WaitAsync(stop);
    }

    private async Task<ClusterState> RenewAsync(DateTimeOffset now)
    {
        var version = await PublishedVersion.ReadAsync(database, null, CancellationToken.None);
        var state = _state is { } known && known.Version == version ? known : new ClusterState(version, await ReadAsync());
        lock (_turn)
        {
            _state = state;
            _askedAt = now;
        }

        return state;
    }

    private async Task<IReadOnlyList<Cluster>> ReadAsync()
    {
        var cells = new List<Cluster>();
        await database.ReadAsync(
            $"select cell >> {ShiftOfCells}, count(*)::int, sum(map_x)::bigint, sum(map_y)::bigint, (array_agg(id))[1] from open.places where cell is not null group by 1", [],
            row => cells.Add(new Cluster(row.GetInt64(0), row.GetInt32(1), row.GetInt64(2), row.GetInt64(3), row.GetGuid(4))));
        return cells;
    }
}
