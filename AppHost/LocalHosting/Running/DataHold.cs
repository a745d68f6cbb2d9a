using System.Text.Json;
using Aspire.Hosting;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>
/// The data folder, held by one run at a time, with the list of that run's processes in it. When host, DCP and its monitors were
/// all killed at once, nobody has ended the servers: the next run finds them in the list and does.
/// </summary>
internal sealed class DataHold : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _list;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ProcessMark> _processes = [];
    private string? _session;

    private DataHold(FileStream held, string list) => (_lock, _list) = (held, list);

    public static async Task<DataHold> TakeAsync(string folder, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new DistributedApplicationException($"Another run of the platform holds {folder}: end it first (./hubs down), or set HUBS_DATA to another folder.");
        }

        var hold = new DataHold(held, Path.Combine(folder, "processes.json"));
        await hold.EndLeftoversAsync(stop);
        return hold;
    }

    public IReadOnlyList<ProcessMark> Processes
    {
        get
        {
            lock (_gate)
            {
                return [.. _processes.Values];
            }
        }
    }

    public void RememberProcess(string name, int pid)
    {
        Remember(name, ProcessMark.Of(pid));
        if (Interlocked.Exchange(ref _session, null) is { } session)
        {
            RememberThoseOf(session);
        }
    }

    /// <summary>
    /// DCP's two processes name the session folder in their command line. The first starts the second, which is there for sure
    /// when it has started a process of ours.
    /// </summary>
    public void RememberOrchestrator(string session)
    {
        RememberThoseOf(session);
        _session = session;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            File.Delete(_list);
            _lock.Dispose();
        }
    }

    private async Task EndLeftoversAsync(CancellationToken stop)
    {
        if (File.Exists(_list))
        {
            var marks = JsonSerializer.Deserialize<Dictionary<string, ProcessMark>>(await File.ReadAllTextAsync(_list, stop)) ?? [];
            await Leftovers.EndAsync(marks, stop);
            File.Delete(_list);
        }
    }

    private void RememberThoseOf(string session)
    {
        foreach (var pid in ProcessTable.WithArgument(session))
        {
            Remember($"{Leftovers.Orchestrator}-{pid}", ProcessMark.Of(pid));
        }
    }

    private void Remember(string name, ProcessMark? mark)
    {
        lock (_gate)
        {
            if (mark is not null && _lock.CanWrite && _processes.GetValueOrDefault(name) != mark)
            {
                _processes[name] = mark;
                File.WriteAllText(_list + ".new", JsonSerializer.Serialize(_processes));
                File.Move(_list + ".new", _list, overwrite: true);
            }
        }
    }
}
