namespace Aspire.Hosting.ApplicationModel;

// What Aspire keeps elsewhere or does not need: annotations of local mode alone.

/// <summary>A check over HTTP on each process of the resource.</summary>
internal sealed record HttpHealthAnnotation(string EndpointName, string Path, int StatusCode) : IResourceAnnotation;

/// <summary>A check that the host runs on each process; it throws while the process is not well.</summary>
internal sealed record HealthCheckAnnotation(string Key, Func<CancellationToken, Task> CheckAsync) : IResourceAnnotation;

/// <summary>The program that takes a container's place. Called before each start.</summary>
public sealed record NativeServerAnnotation(Func<NativeServerContext, CancellationToken, Task<NativeServer>> PrepareAsync) : IResourceAnnotation;

/// <summary>A part without a process of its own, such as a database in a server: made when its parent is well.</summary>
internal sealed record EstablishAnnotation(Func<CancellationToken, Task> EstablishAsync) : IResourceAnnotation;

/// <summary>Not shown in the dashboard's list.</summary>
internal sealed record HiddenAnnotation : IResourceAnnotation;

/// <summary>Sends its telemetry to the dashboard.</summary>
internal sealed record TelemetryAnnotation : IResourceAnnotation;
