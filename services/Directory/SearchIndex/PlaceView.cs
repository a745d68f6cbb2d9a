using HubsPlatform.ServiceDefaults.Database;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>One state of the index. Held by those who read it; the last one to give it back frees it.</summary>
internal sealed class PlaceView : IDisposable
{
    private readonly Lazy<int> _located;
    private readonly Coalesced<bool> _isBehind;
    private volatile string _seen;

    public PlaceView(HubDatabase database, DirectoryReader reader, string seen)
    {
        Reader = reader;
        Searcher = new(reader) { Similarity = new PlaceRelevance() };
        _seen = seen;
        _located = new(() => CountLocated(reader));
        _isBehind = new(() => PublishedChanges.AreThereAsync(database, _seen, CancellationToken.None));
    }

    public DirectoryReader Reader { get; }

    /// <summary>The state of the database that it shows, or a later one in which the places were the same (a pg_snapshot).</summary>
    public string Seen
    {
        get => _seen;
        set => _seen = value;
    }

    public IndexSearcher Searcher { get; }

    /// <summary>How many places it is known of where they are.</summary>
    public int LocatedPlaces => _located.Value;

    /// <summary>Whether something was committed that it does not show. Asked of the database once for all who want to know it at the same time.</summary>
    public Task<bool> IsBehindAsync() => _isBehind.AskAsync();

    public bool TryHold() => Reader.TryIncRef();

    public void Dispose() => Reader.DecRef();

    private static int CountLocated(DirectoryReader reader)
    {
        var total = new TotalHitCountCollector();
        new IndexSearcher(reader).Search(new MatchAllDocsQuery(), new Conditional([new Located()], total));
        return total.TotalHits;
    }
}
