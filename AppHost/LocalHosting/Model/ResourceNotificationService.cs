namespace Aspire.Hosting.ApplicationModel;

/// <summary>Lets others wait for what becomes of a resource, by its name in the model.</summary>
public abstract class ResourceNotificationService
{
    /// <summary>Returns when every replica runs and passes its checks. Throws when one cannot start.</summary>
    public abstract Task WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default);

    /// <summary>Returns when every replica is in the state (see <see cref="KnownResourceStates"/>; Running where none is given).</summary>
    public abstract Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default);
}

public static class KnownResourceStates
{
    public const string NotStarted = "NotStarted";
    public const string Waiting = "Waiting";
    public const string Starting = "Starting";
    public const string Running = "Running";
    public const string Stopping = "Stopping";
    public const string Exited = "Exited";
    public const string Finished = "Finished";
    public const string FailedToStart = "FailedToStart";

    /// <summary>States in which no process is left.</summary>
    public static IReadOnlyList<string> TerminalStates { get; } = [Finished, FailedToStart, Exited];
}
