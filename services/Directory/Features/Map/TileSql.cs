using System.Globalization;

namespace HubsPlatform.Directory.Features.Map;

/// <summary>Vector tiles (Mapbox Vector Tile 2.1, layer <c>places</c>) as PostGIS writes them.</summary>
internal static class TileSql
{
    /// <summary>Every place of the tile.</summary>
    public static string Places(TileAddress tile) => $"""
        {Drawing(tile)}
          from open.places p where p.cell between @first and @last) t
        """;

    /// <summary>Those of the tile's places that a question found.</summary>
    public static string FoundPlaces(TileAddress tile) => $"""
        {Drawing(tile)}
          from open.places p where p.cell between @first and @last and p.id = any(@ids)) t
        """;

    /// <summary>Clusters with how many places they stand for; one that stands alone has its id.</summary>
    public const string Drawn = """
        select st_asmvt(t, 'places', 4096, 'geom') from (
          select case when c.places = 1 then c.id::text end as id, case when c.places > 1 then c.places end as count, st_makepoint(c.x, c.y) as geom
          from unnest(@ids, @places, @xs, @ys) as c (id, places, x, y)) t
        """;

    private static string Drawing(TileAddress tile) => $"""
        select st_asmvt(t, 'places', {TileAddress.Extent}, 'geom') from (
          select p.id::text as id, st_makepoint({InsideTile("p.map_x", tile.Corner.X, tile.Shift)}, {InsideTile("p.map_y", tile.Corner.Y, tile.Shift)}) as geom
        """;

    private static string InsideTile(string position, int corner, int shift) => shift >= 0
        ? string.Create(CultureInfo.InvariantCulture, $"({position} - {corner}) >> {shift}")
        : string.Create(CultureInfo.InvariantCulture, $"({position} - {corner}) << {-shift}");
}
