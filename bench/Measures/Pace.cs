using System.Diagnostics;

namespace HubsPlatform.Bench.Measures;

/// <summary>A steady rate: the next call starts at its time although earlier ones have not ended, up to as many as a service's pool serves at once.</summary>
internal static class Pace
{
    private const int AtOnce = 16;

    public static async Task RunAsync(int perSecond, TimeSpan duration, Func<Task> call, CancellationToken stop)
    {
        var running = new List<Task>();
        using var places = new SemaphoreSlim(AtOnce);
        var clock = Stopwatch.StartNew();
        for (var started = 0; started < (int)(duration.TotalSeconds * perSecond);)
        {
            var due = Math.Min((int)(clock.Elapsed.TotalSeconds * perSecond), (int)(duration.TotalSeconds * perSecond));
            for (; started < due; started++)
            {
                await places.WaitAsync(stop);
                running.Add(Task.Run(CallAsync, stop));
            }

            await Task.Delay(1, stop);
        }

        await Task.WhenAll(running);

        async Task CallAsync()
        {
            try
            {
                await call();
            }
            finally
            {
                places.Release();
            }
        }
    }
}
