using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HubsPlatform.LocalHosting.Running;

internal sealed class BoardNotifications(LocalRun run) : ResourceNotificationService
{
    public override Task WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitAsync(resourceName, snapshot => snapshot.Health == Health.Healthy, cancellationToken).OrThrowAsync(run.Failure);

    public override Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitAsync(resourceName, snapshot => snapshot.State == (targetState ?? KnownResourceStates.Running), cancellationToken);

    private async Task WaitAsync(string resource, Func<ResourceSnapshot, bool> isReached, CancellationToken stop)
    {
        await foreach (var _ in run.Board.WatchAsync(stop))
        {
            var replicas = run.Board.All.Where(snapshot => snapshot.Resource == resource).ToList();
            if (replicas.Count > 0 && replicas.All(isReached))
            {
                return;
            }
        }
    }
}

file static class FailureExtensions
{
    /// <summary>What is waited for never comes when the run cannot go on.</summary>
    public static async Task OrThrowAsync(this Task wait, Task<string> failure)
    {
        if (await Task.WhenAny(wait, failure) == failure)
        {
            throw new DistributedApplicationException(await failure);
        }

        await wait;
    }
}
