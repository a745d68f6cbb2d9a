using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>The system, built and ready to run.</summary>
public class DistributedApplication(IApplicationRun run) : IAsyncDisposable
{
    public ResourceNotificationService ResourceNotifications => run.Notifications;

    public virtual Task StartAsync(CancellationToken cancellationToken = default) => run.StartAsync(cancellationToken);

    public virtual Task StopAsync(CancellationToken cancellationToken = default) => run.StopAsync();

    /// <summary>Runs until Ctrl-C, SIGTERM or a failure; a failure is told in one line and becomes the exit code 1 of the process.</summary>
    public virtual Task RunAsync(CancellationToken cancellationToken = default) => run.RunAsync(cancellationToken);

    public void Run() => RunAsync().GetAwaiter().GetResult();

    public virtual async ValueTask DisposeAsync()
    {
        await run.StopAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>What carries out a <see cref="DistributedApplication"/>: local mode's own, in the place of Aspire's host.</summary>
public interface IApplicationRun
{
    ResourceNotificationService Notifications { get; }

    Task StartAsync(CancellationToken stop);

    Task StopAsync();

    Task RunAsync(CancellationToken stop);
}

public sealed class DistributedApplicationOptions
{
    public string[]? Args { get; set; }

    public string? AssemblyName { get; set; }

    public string? ProjectDirectory { get; set; }

    public string? DashboardApplicationName { get; set; }

    /// <summary>For tests: only the resources, without the web page.</summary>
    public bool DisableDashboard { get; set; }

    public bool AllowUnsecuredTransport { get; set; }
}

public enum DistributedApplicationOperation
{
    Run = 0,
    Publish = 1,
}

public class DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
{
    public DistributedApplicationOperation Operation => operation;

    public bool IsRunMode => operation == DistributedApplicationOperation.Run;

    public bool IsPublishMode => operation == DistributedApplicationOperation.Publish;
}

/// <summary>A start that cannot go on. The message is one line for the developer and names the remedy.</summary>
public class DistributedApplicationException : Exception
{
    public DistributedApplicationException()
    {
    }

    public DistributedApplicationException(string message) : base(message)
    {
    }

    public DistributedApplicationException(string message, Exception inner) : base(message, inner)
    {
    }
}
