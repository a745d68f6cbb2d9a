using Lucene.Net.Index;
using Lucene.Net.Search;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>One state of the index. Held by those who read it; the last one to give it back frees it.</summary>
internal sealed class PlaceView(DirectoryReader reader, string seen) : IDisposable
{
    private readonly Lazy<int> _located = new(() => CountLocated(reader));
    private volatile string _seen = seen;

    public DirectoryReader Reader => reader;

    /// <summary>The state of the database that it shows, or a later one in which the places were the same (a pg_snapshot).</summary>
    public string Seen
    {
        get => _seen;
        set => _seen = value;
    }

    public IndexSearcher Searcher { get; } = new(reader) { Similarity = new PlaceRelevance() };

    /// <summary>How many places it is known of where they are.</summary>
    public int LocatedPlaces => _located.Value;

    public bool TryHold() => reader.TryIncRef();

    public void Dispose() => reader.DecRef();

    private static int CountLocated(DirectoryReader reader)
    {
        var total = new TotalHitCountCollector();
        new IndexSearcher(reader).Search(new MatchAllDocsQuery(), new Conditional([new Located()], total));
        return total.TotalHits;
    }
}
