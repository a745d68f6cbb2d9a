using Lucene.Net.Index;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>It is known where the place is, if only by its commune.</summary>
internal sealed class Located : IPlaceCondition
{
    private PlaceValues? _places;

    public void Enter(AtomicReader segment) => _places = PlaceValues.Of(segment);

    public bool Holds(int place) => _places!.IsLocated(place);
}
