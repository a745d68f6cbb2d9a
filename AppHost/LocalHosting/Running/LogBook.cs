using System.Runtime.CompilerServices;

namespace HubsPlatform.LocalHosting.Running;

/// <param name="Number">From 1, going on over restarts.</param>
public sealed record LogLine(int Number, string Text, bool IsError);

/// <summary>What one process and those before it in the same place have written: the last lines in memory, all of this run in a file.</summary>
public sealed class LogBook : IDisposable
{
    private const int Kept = 5_000;

    private readonly Lock _gate = new();
    private readonly List<LogLine> _lines = [];
    private readonly StreamWriter? _file;
    private TaskCompletionSource _more = NewSignal();

    /// <param name="path">Written anew by each run; null: memory only.</param>
    public LogBook(string? path)
    {
        if (path is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            _file = new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { AutoFlush = true };
        }
    }

    public void Write(string text, bool isError = false)
    {
        lock (_gate)
        {
            _lines.Add(new LogLine(_lines is [.., var last] ? last.Number + 1 : 1, text, isError));
            if (_lines.Count > Kept * 2)
            {
                _lines.RemoveRange(0, Kept);
            }

            _file?.WriteLine(text);
            _more.TrySetResult();
        }
    }

    /// <summary>The last lines, without the time that DCP writes before each.</summary>
    public IReadOnlyList<string> Tail(int count)
    {
        lock (_gate)
        {
            return [.. _lines.TakeLast(count).Select(line => line.Text.IndexOf(' ') is var blank and > 18 && line.Text[..blank].EndsWith('Z') ? line.Text[(blank + 1)..] : line.Text)];
        }
    }

    /// <summary>Everything kept, in batches, then what comes.</summary>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> ReadAsync(bool follow, [EnumeratorCancellation] CancellationToken stop)
    {
        const int Batch = 500;
        var read = 0;
        while (true)
        {
            LogLine[] lines;
            Task more;
            lock (_gate)
            {
                var oldest = _lines is [var first, ..] ? first.Number : 1;
                lines = [.. _lines.Skip(Math.Max(0, read + 1 - oldest)).Take(Batch)];
                if (_more.Task.IsCompleted)
                {
                    _more = NewSignal();
                }

                more = _more.Task;
            }

            if (lines is [.., var last])
            {
                read = last.Number;
                yield return lines;
            }
            else if (follow)
            {
                await more.WaitAsync(stop);
            }
            else
            {
                yield break;
            }
        }
    }

    public void Dispose() => _file?.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
