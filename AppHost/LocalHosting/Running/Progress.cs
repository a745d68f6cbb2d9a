using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>Tells the terminal how the start goes, a line for each resource that is well.</summary>
internal sealed class Progress(ResourceBoard board, TextWriter terminal)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly HashSet<string> _told = [];

    /// <summary>Returns when everything is well.</summary>
    public async Task TellAsync(CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reminding = RemindAsync(ended.Token);
        await foreach (var _ in board.WatchAsync(stop))
        {
            var all = board.All;
            foreach (var snapshot in all.Where(snapshot => snapshot is { Health: Health.Healthy, HasProcess: true } && _told.Add(snapshot.Name)))
            {
                await terminal.WriteLineAsync($"{_clock.Elapsed.TotalSeconds,6:0.0} s  {snapshot.Name} is well");
            }

            if (all.All(snapshot => snapshot.Health == Health.Healthy))
            {
                await terminal.WriteLineAsync($"{_clock.Elapsed.TotalSeconds,6:0.0} s  Everything is well. Ctrl-C stops it.");
                break;
            }
        }

        await ended.CancelAsync();
        await reminding;
    }

    private async Task RemindAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Silence, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var awaited = board.All.Where(snapshot => snapshot.Health != Health.Healthy).Select(Describe).ToList();
            if (awaited.Count > 0 && !stop.IsCancellationRequested)
            {
                await terminal.WriteLineAsync($"{_clock.Elapsed.TotalSeconds,6:0.0} s  still awaited: {string.Join(", ", awaited)}");
            }
        }
    }

    private static string Describe(ResourceSnapshot snapshot)
    {
        var complaint = snapshot.Checks.FirstOrDefault(check => check.Health == Health.Unhealthy)?.Description;
        return snapshot.State == KnownResourceStates.Running ? $"{snapshot.Name} (unwell: {complaint ?? "not checked yet"})" : $"{snapshot.Name} ({snapshot.State})";
    }
}
