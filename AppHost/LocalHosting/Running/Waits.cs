using Aspire.Hosting.ApplicationModel;

namespace HubsPlatform.LocalHosting.Running;

internal static class Waits
{
    public static bool IsOver(ResourceSnapshot snapshot, WaitType type) => type switch
    {
        WaitType.WaitUntilHealthy => snapshot.Health == Health.Healthy,
        WaitType.WaitUntilStarted => snapshot.State == KnownResourceStates.Running,
        _ => StateTable.IsEnded(snapshot.State),
    };

    public static async Task WaitAsync(this ResourceBoard board, string instance, Func<ResourceSnapshot, bool> isReached, CancellationToken stop)
    {
        await foreach (var _ in board.WatchAsync(stop))
        {
            if (board.All.Any(snapshot => snapshot.Name == instance && isReached(snapshot)))
            {
                return;
            }
        }
    }
}
