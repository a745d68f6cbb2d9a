using Aspire.Hosting;
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

internal sealed class BoardNotifications(ResourceBoard board) : ResourceNotificationService
{
    public override Task WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitAsync(resourceName, snapshot => snapshot.Health == Health.Healthy, KnownResourceStates.TerminalStates, cancellationToken);

    public override Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitAsync(resourceName, snapshot => snapshot.State == (targetState ?? KnownResourceStates.Running), [], cancellationToken);

    private async Task WaitAsync(string resource, Func<ResourceSnapshot, bool> isReached, IReadOnlyList<string> hopeless, CancellationToken stop)
    {
        await foreach (var _ in board.WatchAsync(stop))
        {
            var replicas = board.All.Where(snapshot => snapshot.Resource == resource).ToList();
            if (replicas.Count > 0 && replicas.All(isReached))
            {
                return;
            }

            if (replicas.Find(snapshot => hopeless.Contains(snapshot.State)) is { } ended)
            {
                throw new DistributedApplicationException($"{ended.Name} is {ended.State}{(ended.ExitCode is { } code ? $" (exit code {code})" : "")}.");
            }
        }
    }
}
