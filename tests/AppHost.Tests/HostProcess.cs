using System.Diagnostics;
using System.Text;
using System.Text.Json;
using HubsPlatform.LocalHosting.Running;

namespace HubsPlatform.AppHost.Tests;

/// <summary>The small system in a process of its own, to be killed.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource _isWell = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process) => _process = process;

    public int Pid => _process.Id;

    /// <summary>Completes when everything is well; not at all when the host ends before.</summary>
    public Task IsWell => _isWell.Task.WaitAsync(TimeSpan.FromSeconds(150));

    public static HostProcess Start(string data, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SmallApp).Assembly.Location, $"--HUBS_DATA={data}", .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        var host = new HostProcess(process);
        process.OutputDataReceived += (_, line) => host.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => host.Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return host;
    }

    public async Task<(int Code, string Said)> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(150));
        lock (_said)
        {
            return (_process.ExitCode, _said.ToString());
        }
    }

    public void Kill() => _process.Kill();

    /// <summary>All that the host has started, as its list in the data folder says, with what those have started.</summary>
    public static IReadOnlyList<ProcessMark> Processes(string data)
    {
        var list = JsonSerializer.Deserialize<Dictionary<string, ProcessMark>>(File.ReadAllText(Path.Combine(data, "processes.json")))!;
        return [.. list.Values.SelectMany(root => ProcessTable.Family(root.Pid)).Distinct().Select(ProcessMark.Of).OfType<ProcessMark>()];
    }

    public static async Task SignalAsync(string signal, params IEnumerable<int> pids)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. pids.Select(pid => $"{pid}")]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await SignalAsync("TERM", _process.Id);
            await EndAsync();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }

        if (line?.Contains("Everything is well", StringComparison.Ordinal) == true)
        {
            _isWell.TrySetResult();
        }
    }
}
