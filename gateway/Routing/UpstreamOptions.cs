namespace HubsPlatform.Gateway.Routing;

/// <summary>Section <c>Upstreams</c>: patience with the services.</summary>
internal sealed class UpstreamOptions
{
    public const string Section = "Upstreams";

    /// <summary>How long a connection may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a request may stay without one byte in either direction; a stream of events sends a comment more often than this.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(2);
}
