namespace HubsPlatform.ServiceDefaults.Database;

/// <summary>Wakes, in this process, the one who waits for work. Rung several times before that one looks, it rings once.</summary>
public class Bell : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0, 1);

    /// <summary>There is work.</summary>
    public void Ring()
    {
        try
        {
            _bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    /// <summary>Waits for the bell.</summary>
    /// <param name="atMost">How long; work may also have been left by another process.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>Whether it rang.</returns>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken stop) => _bell.WaitAsync(atMost, stop);

    /// <inheritdoc />
    public void Dispose()
    {
        _bell.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Rings when a transaction was committed that left events in the outbox.</summary>
public sealed class OutboxBell : Bell;
