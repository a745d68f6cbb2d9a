using Lucene.Net.Index;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>At least one of the traits of each mask; a mask of 0 asks for nothing.</summary>
internal sealed class HasTraits(IEnumerable<long> masks) : IPlaceCondition
{
    private readonly long[] _masks = [.. masks.Where(mask => mask != 0)];
    private PlaceValues? _places;

    public void Enter(AtomicReader segment) => _places = PlaceValues.Of(segment);

    public bool Holds(int place)
    {
        var traits = _places!.Traits(place);
        foreach (var mask in _masks)
        {
            if ((traits & mask) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
