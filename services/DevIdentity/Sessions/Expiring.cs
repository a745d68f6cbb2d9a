using System.Collections.Concurrent;

namespace HubsPlatform.DevIdentity.Sessions;

/// <summary>A dictionary whose entries end by themselves.</summary>
internal sealed class Expiring<T>(TimeProvider time) where T : class
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    public IEnumerable<T> Living => _entries.Values.Where(IsAlive).Select(entry => entry.Value);

    public void Add(string key, T value, int seconds)
    {
        foreach (var (old, _) in _entries.Where(entry => !IsAlive(entry.Value)))
        {
            _entries.TryRemove(old, out _);
        }

        _entries[key] = new(value, time.GetUtcNow().AddSeconds(seconds));
    }

    public T? Find(string? key) => key is not null && _entries.TryGetValue(key, out var entry) && IsAlive(entry) ? entry.Value : null;

    /// <summary>Finds and removes; of several at once only one gets it.</summary>
    public T? Take(string key) => _entries.TryRemove(key, out var entry) && IsAlive(entry) ? entry.Value : null;

    /// <summary>Gives a living entry another while. One that is taken at the same moment stays gone.</summary>
    public void Extend(string key, int seconds)
    {
        if (_entries.TryGetValue(key, out var entry) && IsAlive(entry))
        {
            _entries.TryUpdate(key, entry with { Until = time.GetUtcNow().AddSeconds(seconds) }, entry);
        }
    }

    private bool IsAlive(Entry entry) => entry.Until > time.GetUtcNow();

    private sealed record Entry(T Value, DateTimeOffset Until);
}
