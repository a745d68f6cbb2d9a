using HubsPlatform.Directory.PublicPlaces;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>The squares of the map, of several sizes, by which the index finds places around a point: those of a tile of zoom 5 (a thousand kilometres) to 13 (four).</summary>
internal static class MapCells
{
    /// <summary>To cover a circle with more of them costs more than to look at the places around it.</summary>
    private const int Most = 16;

    private const double KmOfDegree = 111.19;

    private static readonly int[] Zooms = [5, 6, 7, 8, 9, 10, 11, 12, 13];

    /// <summary>The squares of all sizes that a position is in.</summary>
    public static IEnumerable<string> Holding(MapPosition position)
    {
        foreach (var zoom in Zooms)
        {
            yield return Name(zoom, position.X >> (MapPosition.Bits - zoom), position.Y >> (MapPosition.Bits - zoom));
        }
    }

    /// <summary>The smallest square that holds a tile of the map; null where the tile is larger than all.</summary>
    public static string? Around(int zoom, int x, int y)
    {
        var known = Array.FindLast(Zooms, size => size <= zoom);
        return known == 0 ? null : Name(known, x >> (zoom - known), y >> (zoom - known));
    }

    /// <summary>Squares that hold all places within a distance; null where these are nearly everywhere, or around the end of the map.</summary>
    public static IReadOnlyList<string>? Within(double latitude, double longitude, double km)
    {
        var degrees = (km * 1.01 / KmOfDegree) + 1e-6;
        var breadth = Math.Cos(latitude * Math.PI / 180);
        var sides = degrees / Math.Max(Math.Cos((Math.Abs(latitude) + degrees) * Math.PI / 180), 1e-6);
        if (breadth <= 0 || latitude + degrees > 85 || latitude - degrees < -85 || longitude + sides > 180 || longitude - sides < -180)
        {
            return null;
        }

        var (first, last) = (MapPosition.Of(latitude + degrees, longitude - sides), MapPosition.Of(latitude - degrees, longitude + sides));
        for (var i = Zooms.Length - 1; i >= 0; i--)
        {
            var shift = MapPosition.Bits - Zooms[i];
            var (columns, rows) = ((last.X >> shift) - (first.X >> shift) + 1, (last.Y >> shift) - (first.Y >> shift) + 1);
            if ((long)columns * rows <= Most)
            {
                return [.. from x in Enumerable.Range(first.X >> shift, columns) from y in Enumerable.Range(first.Y >> shift, rows) select Name(Zooms[i], x, y)];
            }
        }

        return null;
    }

    private static string Name(int zoom, int x, int y) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{zoom}/{x}/{y}");
}
