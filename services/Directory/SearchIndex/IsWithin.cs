using Lucene.Net.Index;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>At most so many metres away.</summary>
internal sealed class IsWithin(DistanceFrom distance, double metres) : IPlaceCondition
{
    public void Enter(AtomicReader segment) => distance.Enter(segment);

    public bool Holds(int place) => distance.IsWithin(place, metres);
}
