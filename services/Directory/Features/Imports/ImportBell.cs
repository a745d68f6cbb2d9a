namespace HubsPlatform.Directory.Features.Imports;

/// <summary>Wakes this process's worker; work that another process left is found by looking now and then.</summary>
internal sealed class ImportBell : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0, 1);

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

    public Task WaitAsync(TimeSpan atMost, CancellationToken stop) => _bell.WaitAsync(atMost, stop);

    public void Dispose() => _bell.Dispose();
}
