using Lucene.Net.Index;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>What has to hold for a place besides its words and terms, by its values. Serves one search.</summary>
internal interface IPlaceCondition
{
    void Enter(AtomicReader segment);

    bool Holds(int place);
}
