using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>
/// Rows on their way from the one who reads a file to those who write it, a pile for each hub. Each hub has one writer at a time, who would
/// otherwise wait for the other one's transaction.
/// </summary>
/// <param name="room">Rows of all piles together; who has one more waits until some are taken.</param>
/// <param name="most">Rows of one transaction.</param>
/// <param name="least">Rows that are worth a transaction while more are being read: in a national file those of a hub may lie far apart. Where there is no more room, any are.</param>
internal sealed class ImportPiles(int room, int most, int least)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<HubId, List<ImportRow>> _piles = [];
    private readonly HashSet<HubId> _written = [];
    private TaskCompletionSource _change = Change();
    private int _count;
    private bool _isComplete;

    public async ValueTask AddAsync(HubId hub, ImportRow row, CancellationToken stop)
    {
        while (TryAdd(hub, row) is { } change)
        {
            await change.WaitAsync(stop);
        }
    }

    /// <summary>The file has been read: what is left is taken, however little.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            Tell();
        }
    }

    /// <summary>The first rows of the largest pile of a hub that nobody writes. Its hub is the caller's until <see cref="Done"/>.</summary>
    /// <returns>Null where no row is left.</returns>
    public async Task<ImportChunk?> TakeAsync(CancellationToken stop)
    {
        while (true)
        {
            Task change;
            lock (_lock)
            {
                if (_isComplete && _count == 0)
                {
                    return null;
                }

                var (hub, rows) = _piles.Where(pile => !_written.Contains(pile.Key)).OrderByDescending(pile => pile.Value.Count).FirstOrDefault();
                if (rows is not null && (_isComplete || _count == room || rows.Count >= least))
                {
                    _written.Add(hub);
                    return new ImportChunk(hub, Take(hub, rows));
                }

                change = _change.Task;
            }

            await change.WaitAsync(stop);
        }
    }

    public void Done(HubId hub)
    {
        lock (_lock)
        {
            _written.Remove(hub);
            Tell();
        }
    }

    private List<ImportRow> Take(HubId hub, List<ImportRow> rows)
    {
        var taken = rows;
        if (rows.Count > most)
        {
            taken = rows[..most];
            rows.RemoveRange(0, most);
        }
        else
        {
            _piles.Remove(hub);
        }

        _count -= taken.Count;
        Tell();
        return taken;
    }

    /// <returns>What to wait for where there is no room; null where the row was added.</returns>
    private Task? TryAdd(HubId hub, ImportRow row)
    {
        lock (_lock)
        {
            if (_count == room)
            {
                return _change.Task;
            }

            if (!_piles.TryGetValue(hub, out var rows))
            {
                _piles[hub] = rows = [];
            }

            rows.Add(row);
            _count++;
            if (rows.Count == least || _count == room)
            {
                Tell();
            }

            return null;
        }
    }

    private void Tell()
    {
        _change.SetResult();
        _change = Change();
    }

    private static TaskCompletionSource Change() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
