using Xunit.Sdk;

namespace HubsPlatform.Testing;

/// <summary>Waits for what other processes do in their own time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer is as expected.</summary>
    /// <exception cref="XunitException">It did not become so within the limit (60 s when not given).</exception>
    public static async Task BecomesAsync<T>(Func<Task<T>> ask, T expected, TimeSpan? limit = null)
    {
        var last = default(T);
        await TrueAsync(async () => EqualityComparer<T>.Default.Equals(last = await ask(), expected), () => $"Expected {expected}, last seen {last}.", limit);
    }

    /// <summary>Asks until the answer is yes.</summary>
    /// <exception cref="XunitException">It was not within the limit (60 s when not given).</exception>
    public static async Task TrueAsync(Func<Task<bool>> ask, Func<string> otherwise, TimeSpan? limit = null)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!await ask())
        {
            if (clock.Elapsed > (limit ?? Usual))
            {
                throw new XunitException($"{otherwise()} After {clock.Elapsed.TotalSeconds:0.0} s.");
            }

            await Task.Delay(Step);
        }
    }
}
