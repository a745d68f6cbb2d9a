using HubsPlatform.Directory.PublicPlaces;

namespace HubsPlatform.Directory.Features.Map;

/// <summary>A tile of the map of the world: at zoom 0 one tile, at each zoom four times as many (column from the west, row from the north).</summary>
internal readonly record struct TileAddress(int Zoom, int X, int Y)
{
    /// <summary>Closer than this a tile is some thirty metres wide.</summary>
    public const int Closest = 20;

    /// <summary>Up to here places are drawn together with their neighbours.</summary>
    public const int ClosestOfClusters = 7;

    /// <summary>Coordinates inside a tile go from 0 to this.</summary>
    public const int Extent = 1 << ExtentBits;

    private const int ExtentBits = 12;

    public bool Exists => Zoom is >= 0 and <= Closest && X >= 0 && Y >= 0 && X < 1 << Zoom && Y < 1 << Zoom;

    public bool IsOfClusters => Zoom <= ClosestOfClusters;

    public (long First, long Last) Cells => MapPosition.CellsOf(Zoom, X, Y);

    /// <summary>The tile's corner, in steps of <see cref="MapPosition"/>.</summary>
    public (int X, int Y) Corner => (X << (MapPosition.Bits - Zoom), Y << (MapPosition.Bits - Zoom));

    /// <summary>Bits by which steps are coarser inside the tile.</summary>
    public int Shift => MapPosition.Bits - Zoom - ExtentBits;
}
