namespace HubsPlatform.Directory.SearchIndex;

/// <summary>
/// A question that many put at once, asked for all of them together. Nobody gets an answer to a question that was asked before he put it: who comes
/// while an answer is on its way waits for the next one.
/// </summary>
/// <param name="ask">Never called twice at a time.</param>
internal sealed class Coalesced<T>(Func<Task<T>> ask)
{
    private readonly Lock _lock = new();
    private Task<T>? _now;
    private Task<T>? _next;

    public Task<T> AskAsync()
    {
        lock (_lock)
        {
            if (_now is { IsCompleted: false } earlier)
            {
                _next ??= AskAfterAsync(earlier);
            }

            return _next ?? (_now = ask());
        }
    }

    private async Task<T> AskAfterAsync(Task earlier)
    {
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        Task<T> mine;
        lock (_lock)
        {
            mine = _now = ask();
            _next = null;
        }

        return await mine;
    }
}
