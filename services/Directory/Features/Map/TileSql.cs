using System.Globalization;
using HubsPlatform.Directory.Features.Search;

namespace HubsPlatform.Directory.Features.Map;

/// <summary>Vector tiles (Mapbox Vector Tile 2.1, layer <c>places</c>) as PostGIS writes them.</summary>
internal static class TileSql
{
    private const string InTile = "p.cell between @first and @last";

    /// <summary>Every place of the tile: its id, and its name where few fit on it.</summary>
    public static string Places(SearchRequest request, TileAddress tile) => $"""
        select st_asmvt(t, 'places', {TileAddress.Extent}, 'geom') from (
          select p.id::text as id, st_makepoint({InsideTile("p.map_x", tile.Corner.X, tile.Shift)}, {InsideTile("p.map_y", tile.Corner.Y, tile.Shift)}) as geom
          {SearchSql.Matches(request, InTile)}) t
        """;

    /// <summary>The places of the tile that a question finds, summed up by cells.</summary>
    public static string Clusters(SearchRequest request, TileAddress tile) => $"""
        select p.cell >> {ClusterMap.ShiftAt(tile.Zoom)}, count(*)::int, sum(p.map_x)::bigint, sum(p.map_y)::bigint, (array_agg(p.id))[1]
        {SearchSql.Matches(request, InTile)}
        group by 1 order by 1
        """;

    /// <summary>Clusters with how many places they stand for; one that stands alone has its id.</summary>
    public const string Drawn = """
        select st_asmvt(t, 'places', 4096, 'geom') from (
          select case when c.places = 1 then c.id::text end as id, case when c.places > 1 then c.places end as count, st_makepoint(c.x, c.y) as geom
          from unnest(@ids, @places, @xs, @ys) as c (id, places, x, y)) t
        """;

    private static string InsideTile(string position, int corner, int shift) => shift >= 0
        ? string.Create(CultureInfo.InvariantCulture, $"({position} - {corner}) >> {shift}")
        : string.Create(CultureInfo.InvariantCulture, $"({position} - {corner}) << {-shift}");
}
