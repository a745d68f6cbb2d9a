using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>
/// Rows on their way from the one who reads a file to those who write it, a pile for each hub. Each hub has one writer at a time, who would
/// otherwise wait for the other one's transaction.
/// </summary>
/// <param name="most">Rows of a pile; who has one more waits until it is taken.</param>
/// <param name="least">Rows that are worth a transaction while more are being read: in a national file those of a hub may lie far apart. A full pile is, whatever this says.</param>
internal sealed class ImportPiles(int most, int least)
{
    private readonly int _least = Math.Min(least, most);
    private readonly Lock _lock = new();
    private readonly Dictionary<HubId, List<ImportRow>> _piles = [];
    private readonly HashSet<HubId> _written = [];
    private TaskCompletionSource _change = Change();
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

    /// <summary>The largest pile of a hub that nobody writes. Its hub is the caller's until <see cref="Done"/>.</summary>
    /// <returns>Null where no row is left.</returns>
    public async Task<ImportChunk?> TakeAsync(CancellationToken stop)
    {
        while (true)
        {
            Task change;
            lock (_lock)
            {
                if (_isComplete && _piles.Count == 0)
                {
                    return null;
                }

                var (hub, rows) = _piles.Where(pile => !_written.Contains(pile.Key)).OrderByDescending(pile => pile.Value.Count).FirstOrDefault();
                if (rows is not null && (_isComplete || rows.Count >= _least))
                {
                    _piles.Remove(hub);
                    _written.Add(hub);
                    Tell();
                    return new ImportChunk(hub, rows);
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

    /// <returns>What to wait for where there is no room; null where the row was added.</returns>
    private Task? TryAdd(HubId hub, ImportRow row)
    {
        lock (_lock)
        {
            if (!_piles.TryGetValue(hub, out var rows))
            {
                _piles[hub] = rows = [];
            }

            if (rows.Count == most)
            {
                return _change.Task;
            }

            rows.Add(row);
            if (rows.Count == _least)
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
