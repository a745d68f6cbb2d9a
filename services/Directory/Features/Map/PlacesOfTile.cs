using System.Runtime.InteropServices;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.SearchIndex;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace HubsPlatform.Directory.Features.Map;

/// <summary>Those of the places that a question finds which a tile of the map shows.</summary>
internal sealed class PlacesOfTile(TileAddress tile) : ICollector
{
    private readonly List<(Guid Id, MapPosition Position)> _found = [];
    private PlaceValues? _places;

    /// <summary>By which the index finds the tile's surroundings.</summary>
    public IReadOnlyList<Query> Around => MapCells.Around(tile.Zoom, tile.X, tile.Y) is { } cell ? [new ConstantScoreQuery(new TermQuery(new Term(PlaceFields.Cell, cell)))] : [];

    public IEnumerable<Guid> Ids => _found.Select(place => place.Id);

    public bool AcceptsDocsOutOfOrder => true;

    /// <summary>In the order of their cells.</summary>
    /// <param name="shift">Bits by which a cell is coarser than MapPosition's.</param>
    public IReadOnlyList<Cluster> Clusters(int shift)
    {
        var sums = new Dictionary<long, Cluster>();
        foreach (var (id, position) in _found)
        {
            var place = new Cluster(position.Cell >> shift, 1, position.X, position.Y, id);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, place.Cell, out var isThere);
            sum = isThere ? sum.With(place) : place;
        }

        return [.. sums.Values.OrderBy(cluster => cluster.Cell)];
    }

    public void SetScorer(Scorer scorer)
    {
    }

    public void SetNextReader(AtomicReaderContext context) => _places = PlaceValues.Of(context.AtomicReader);

    public void Collect(int doc)
    {
        if (_places!.Map(doc) is { } position && position.X >> (MapPosition.Bits - tile.Zoom) == tile.X && position.Y >> (MapPosition.Bits - tile.Zoom) == tile.Y)
        {
            _found.Add((_places.Id(doc), position));
        }
    }
}
