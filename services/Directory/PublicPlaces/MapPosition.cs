using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>
/// A place on the map of the world in Web Mercator (EPSG:3857, the projection of map tiles), in steps of 1/2³⁰ of its width (4 cm)
/// from the north-west corner.
/// </summary>
/// <param name="X">0 to 2³⁰-1, eastwards.</param>
/// <param name="Y">0 to 2³⁰-1, southwards.</param>
public readonly record struct MapPosition(int X, int Y)
{
    public const int Bits = 30;

    /// <summary>Beyond it the projection has no map (its square ends at 85.0511°).</summary>
    private const double HighestLatitude = 85.0511287798066;

    private const double Width = 1 << Bits;

    /// <summary>
    /// Both coordinates bit by bit in turn (Morton's order). The places of any tile are neighbours in this order: a tile of zoom z has
    /// those whose first 2z of 60 bits are the tile's own.
    /// </summary>
    public long Cell => Spread(X) | (Spread(Y) << 1);

    /// <param name="latitude">WGS 84, degrees.</param>
    /// <param name="longitude">WGS 84, degrees.</param>
    public static MapPosition Of(double latitude, double longitude)
    {
        var sine = Math.Sin(Math.Clamp(latitude, -HighestLatitude, HighestLatitude) * Math.PI / 180);
        return new MapPosition(
            Step((longitude + 180) / 360),
            Step(0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI))));
    }

    /// <returns>Null where it is not known where the place is.</returns>
    public static MapPosition? Of(PlaceDraft place) => place is { Latitude: { } latitude, Longitude: { } longitude } ? Of(latitude, longitude) : null;

    /// <summary>The first and last <see cref="Cell"/> of a tile.</summary>
    public static (long First, long Last) CellsOf(int zoom, int x, int y)
    {
        var shift = 2 * (Bits - zoom);
        var first = (Spread(x) | (Spread(y) << 1)) << shift;
        return (first, first + (1L << shift) - 1);
    }

    private static int Step(double part) => (int)Math.Clamp(part * Width, 0, Width - 1);

    /// <summary>Bit n to bit 2n.</summary>
    private static long Spread(int value)
    {
        var bits = (ulong)(uint)value;
        bits = (bits | (bits << 16)) & 0x0000FFFF0000FFFF;
        bits = (bits | (bits << 8)) & 0x00FF00FF00FF00FF;
        bits = (bits | (bits << 4)) & 0x0F0F0F0F0F0F0F0F;
        bits = (bits | (bits << 2)) & 0x3333333333333333;
        bits = (bits | (bits << 1)) & 0x5555555555555555;
        return (long)bits;
    }
}
