using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>The newest snapshot of everything, and those who watch.</summary>
public sealed class ResourceBoard
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ResourceSnapshot> _snapshots = [];
    private readonly List<ChannelWriter<ResourceSnapshot>> _watchers = [];

    public IReadOnlyList<ResourceSnapshot> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _snapshots.Values];
            }
        }
    }

    public void Publish(ResourceSnapshot snapshot)
    {
        lock (_gate)
        {
            _snapshots[snapshot.Name] = snapshot;
            _watchers.ForEach(watcher => watcher.TryWrite(snapshot));
        }
    }

    /// <summary>All that exists at first, then the changes, several at once where they come fast.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ResourceSnapshot>> WatchAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var changes = Channel.CreateUnbounded<ResourceSnapshot>();
        ResourceSnapshot[] everything;
        lock (_gate)
        {
            everything = [.. _snapshots.Values];
            _watchers.Add(changes.Writer);
        }

        try
        {
            yield return everything;
            while (await changes.Reader.WaitToReadAsync(stop))
            {
                List<ResourceSnapshot> batch = [];
                while (changes.Reader.TryRead(out var snapshot))
                {
                    batch.Add(snapshot);
                }

                yield return batch;
            }
        }
        finally
        {
            lock (_gate)
            {
                _watchers.Remove(changes.Writer);
            }
        }
    }
}
