using HubsPlatform.Bench.Data;
using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Running;
using HubsPlatform.Directory.PublicPlaces;

namespace HubsPlatform.Bench.Measures;

/// <summary>
/// Vector tiles of 100 000 places at the directory's own port. Zoom 8 to 12 against ST_AsMVT over geometry that is stored in the map's own
/// projection; zoom 0 to 7, which are clusters, for themselves and while an import runs.
/// </summary>
internal sealed class MapMeasure : IMeasure
{
    private const int Rounds = 3;
    private const int Connections = 4;
    private const int MostBytes = 50_000;
    private static readonly TimeSpan RunLength = TimeSpan.FromSeconds(4);

    public string Name => "map";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        await using var filled = await FilledPlatform.StartAsync(5, stop);
        await filled.ExecuteAsync(
            """
            create table public.bench_points as select id::text, st_transform(location::geometry, 3857) as geom from open.places where location is not null;
            create index on public.bench_points using gist (geom);
            analyze public.bench_points;
            """, stop);

        var service = filled.Service;
        var close = Tiles(8, 12);
        string[] closePaths = [.. close.Select(Path)];
        string[] sql = [.. close.Select(Sql)];
        await Wrk.RunAsync(service, closePaths, Connections, 3 * RunLength, stop);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            ours.Add((await Wrk.RunAsync(service, closePaths, Connections, RunLength, stop)).PerSecond);
            theirs.Add((await PgBench.RunAsync(filled.OwnersDatabase, sql, Connections, RunLength, stop)).PerSecond);
            Say.Progress($"  round {round}: service {ours[^1]:0} tiles/s, ST_AsMVT {theirs[^1]:0} tiles/s");
        }

        var far = Tiles(0, 7);
        string[] farPaths = [.. far.Select(Path)];
        var clusters = await Wrk.RunAsync(service, farPaths, 1, RunLength, stop);
        var largest = await LargestAsync(service, farPaths, stop);
        await filled.FillAsync(1, stop);
        var after = await Wrk.RunAsync(service, farPaths, 1, RunLength, stop);
        return
        [
            Figure.AtLeastTimes("map: tiles of zoom 8 to 12, 100 000 places", ours.Median(), theirs.Median(), "per s", 0.8),
            Figure.AtMost("map: tiles of zoom 0 to 7, p50", clusters.P50, "ms", 5),
            Figure.AtMost("map: tiles of zoom 0 to 7 right after an import, p50", after.P50, "ms", 5),
            Figure.AtMost("map: largest tile of zoom 0 to 7", largest / 1000.0, "kB", MostBytes / 1000.0),
        ];
    }

    /// <summary>The tiles around the towns of <see cref="Searches"/>.</summary>
    private static IReadOnlyList<(int Zoom, int X, int Y)> Tiles(int from, int to) =>
    [
        .. Enumerable.Range(from, to - from + 1).SelectMany(zoom => Searches.Towns.Select(town =>
        {
            var position = MapPosition.Of(town.Latitude, town.Longitude);
            return (zoom, position.X >> (MapPosition.Bits - zoom), position.Y >> (MapPosition.Bits - zoom));
        })).Distinct(),
    ];

    private static string Path((int Zoom, int X, int Y) tile) => $"/api/directory/tiles/{tile.Zoom}/{tile.X}/{tile.Y}.mvt";

    private static string Sql((int Zoom, int X, int Y) tile) => $"""
        select st_asmvt(t, 'places') from (
          select id, st_asmvtgeom(geom, st_tileenvelope({tile.Zoom}, {tile.X}, {tile.Y})) as geom from public.bench_points where geom && st_tileenvelope({tile.Zoom}, {tile.X}, {tile.Y})) t
        """;

    private static async Task<double> LargestAsync(Uri service, IEnumerable<string> paths, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = service };
        var largest = 0;
        foreach (var path in paths)
        {
            largest = Math.Max(largest, (await client.GetByteArrayAsync(path, stop)).Length);
        }

        return largest;
    }
}
