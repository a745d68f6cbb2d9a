using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Npgsql;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>
/// The published places by what people look for: what open.places says, and never more. It is made anew at each start, in a folder of this process's own among the system's
/// temporary files, and follows the database from then on.
/// </summary>
public sealed class PlaceIndex(HubDatabase database, OfficialCode code, TimeProvider clock) : IDisposable
{
    private const int Portion = 2_000;

    /// <summary>New places are written to memory first: while all are read much at a time, which makes few segments, later little.</summary>
    private const double LoadingMegabytes = 32;
    private const double FollowingMegabytes = 4;

    /// <summary>Files of values by place, most of which are what lists show: nine tenths of the index, and on the disk. The rest is what is looked through for an answer, in memory.</summary>
    private static readonly HashSet<string> Values = ["dvd"];

    /// <summary>Few while it follows, too: two of each size, of which the smallest is that of some forty thousand places.</summary>
    private const int SegmentsOfSize = 2;
    private const double SmallestMegabytes = 32;

    /// <summary>Of the places a third, at most, is outside the largest segment.</summary>
    private const int MostOutside = 3;

    /// <summary>Who asks in the middle of a very large import does not wait for all of it.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Where places change all the time an answer is good enough at some point.</summary>
    private const int MostTries = 3;

    /// <summary>Changes are kept for a day; a process that the database was away from for longer reads all places again.</summary>
    private static readonly TimeSpan LongestAway = TimeSpan.FromHours(12);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("hubs-places-");
    private FileSwitchDirectory? _files;
    private IndexWriter? _writer;
    private PlaceDocument? _documents;
    private volatile PlaceView? _current;
    private DateTimeOffset _followedAt;
    private DateTimeOffset? _followingSince;

    /// <summary>
    /// Answers from a state that has everything in it that was committed before the question; from a somewhat older one where places change faster than they can be taken in.
    /// The database is asked for what the index has not seen while the index is asked for the answer.
    /// </summary>
    /// <param name="find">May be called again, with a later state; what it returns must not need the state any more.</param>
    /// <param name="stop">Ends the waiting.</param>
    internal async Task<T> AnswerAsync<T>(Func<PlaceView, Task<T>> find, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            using var view = await ViewAsync(stop);
            var isBehind = view.IsBehindAsync().WaitAsync(stop);
            var answer = find(view);
            await Task.WhenAll(isBehind, answer);
            if (!await isBehind || tries == MostTries || !await FollowedAsync(stop))
            {
                return await answer;
            }
        }
    }

    /// <summary>A state of the index that stays as it is; to be given back.</summary>
    internal async Task<PlaceView> ViewAsync(CancellationToken stop)
    {
        while (true)
        {
            if (_current is { } current && current.TryHold())
            {
                return current;
            }

            await FollowAsync(stop);
        }
    }

    /// <summary>Takes in what was committed since, if that takes no more than a moment.</summary>
    /// <returns>Whether the index is up to date now.</returns>
    private async Task<bool> FollowedAsync(CancellationToken stop)
    {
        var waiting = _followingSince is { } since ? LongestWait - (clock.GetUtcNow() - since) : LongestWait;
        if (waiting <= TimeSpan.Zero)
        {
            return false;
        }

        try
        {
            await FollowAsync(CancellationToken.None).WaitAsync(waiting, clock, stop);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Takes in what was committed since. Several callers share one turn, the later ones find nothing left to do.</summary>
    internal async Task FollowAsync(CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            _followingSince = clock.GetUtcNow();
            if (_current is null || clock.GetUtcNow() - _followedAt > LongestAway)
            {
                await LoadAsync(stop);
                return;
            }

            var changes = await PublishedChanges.SinceAsync(database, _current.Seen, stop);
            if (changes.IsWhole)
            {
                await LoadAsync(stop);
                return;
            }

            foreach (var portion in changes.Places.Chunk(Portion))
            {
                await RenewAsync(portion, stop);
            }

            Show(changes.Seen);
        }
        finally
        {
            _followingSince = null;
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _current?.Dispose();
        _writer?.Rollback(); // nothing of it is needed again
        _files?.Dispose();
        _folder.Delete(recursive: true);
        _turn.Dispose();
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        var seen = await PublishedChanges.NowAsync(database, stop);
        var frr = (await database.QueryAsync<string>("select commune_code from open.area_communes where kind = 'frr'", stop: stop)).ToHashSet(StringComparer.Ordinal);
        _documents = new PlaceDocument(code, frr);
        _files ??= new FileSwitchDirectory(Values, new PositionalFiles(_folder), new RAMDirectory(), doClose: true);
        _writer ??= new IndexWriter(_files, new IndexWriterConfig(FrenchWords.Rules, analyzer: null)
        {
            Similarity = new PlaceRelevance(),
            UseCompoundFile = false,
            MergePolicy = new TieredMergePolicy { SegmentsPerTier = SegmentsOfSize, MaxMergeAtOnce = SegmentsOfSize, FloorSegmentMB = SmallestMegabytes, NoCFSRatio = 0 },
        });
        _writer.Config.RAMBufferSizeMB = LoadingMegabytes;
        _writer.DeleteAll();
        await database.ReadAsync(IndexedPlace.All, [], row => _writer.AddDocument(_documents.Of(IndexedPlace.Of(row))), stop);
        _writer.ForceMerge(1); // a question looks into each segment
        _writer.Config.RAMBufferSizeMB = FollowingMegabytes;
        Show(seen);
    }

    private async Task RenewAsync(Guid[] ids, CancellationToken stop)
    {
        var gone = ids.ToHashSet();
        await database.ReadAsync(IndexedPlace.These, [new NpgsqlParameter<Guid[]>("ids", ids)], row =>
        {
            var place = IndexedPlace.Of(row);
            gone.Remove(place.Id);
            _writer!.UpdateDocument(PlaceDocument.Key(place.Id), _documents!.Of(place));
        }, stop);
        _writer!.DeleteDocuments([.. gone.Select(PlaceDocument.Key)]);
    }

    private void Show(string seen)
    {
        _followedAt = clock.GetUtcNow();
        var before = _current;
        var reader = Changed(before);
        if (reader is null)
        {
            before!.Seen = seen;
            return;
        }

        if (IsScattered(reader))
        {
            reader.Dispose();
            _writer!.ForceMerge(1);
            reader = Changed(before)!;
        }

        foreach (var segment in reader.Leaves)
        {
            PlaceValues.Of(segment.AtomicReader); // read now, not by who asks first
        }

        _current = new PlaceView(database, reader, seen);
        before?.Dispose();
    }

    private DirectoryReader? Changed(PlaceView? before) =>
        before is null ? DirectoryReader.Open(_writer, applyAllDeletes: true) : DirectoryReader.OpenIfChanged(before.Reader, _writer, applyAllDeletes: true);

    /// <summary>A question looks into each segment.</summary>
    private static bool IsScattered(DirectoryReader reader) =>
        reader.Leaves.Count > 1 && reader.MaxDoc - reader.Leaves.Max(segment => segment.AtomicReader.MaxDoc) > reader.MaxDoc / MostOutside;
}
