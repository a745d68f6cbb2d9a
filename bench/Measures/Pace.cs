using System.Diagnostics;

namespace HubsPlatform.Bench.Measures;

/// <summary>A steady rate: the next call starts at its time whether or not the earlier ones have ended.</summary>
internal static class Pace
{
    public static async Task RunAsync(int perSecond, TimeSpan duration, Func<Task> call, CancellationToken stop)
    {
        var running = new List<Task>();
        var clock = Stopwatch.StartNew();
        for (var started = 0; clock.Elapsed < duration;)
        {
            var due = Math.Min((int)(clock.Elapsed.TotalSeconds * perSecond), (int)(duration.TotalSeconds * perSecond));
            for (; started < due; started++)
            {
                running.Add(Task.Run(call, stop));
            }

            await Task.Delay(1, stop);
        }

        await Task.WhenAll(running);
    }
}
