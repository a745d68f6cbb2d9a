using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// A port of a resource. Proxied: DCP listens on <see cref="Port"/> and shares connections out over the replicas, each of which
/// gets a port of its own. Not proxied: the process itself listens on the port, so there can be one replica only.
/// </summary>
public sealed class EndpointAnnotation(
    ProtocolType protocol, string? uriScheme = null, string? transport = null, string? name = null,
    int? port = null, int? targetPort = null, bool? isExternal = null, bool? isProxied = null) : IResourceAnnotation
{
    public ProtocolType Protocol { get; set; } = protocol;

    public string UriScheme { get; set; } = uriScheme ?? "tcp";

    public string Name { get; set; } = name ?? uriScheme ?? "tcp";

    /// <summary>"http2" where the endpoint speaks HTTP/2 without TLS.</summary>
    public string Transport { get; set; } = transport ?? (uriScheme is "http" or "https" ? "http" : "tcp");

    /// <summary>The port that others call; null: any free one.</summary>
    public int? Port { get; set; } = port;

    public int? TargetPort { get; set; } = targetPort;

    public bool IsExternal { get; set; } = isExternal ?? false;

    public bool IsProxied { get; set; } = isProxied ?? true;

    /// <summary>The environment variable in which each process is told its own port.</summary>
    internal string? TargetPortEnvironmentVariable { get; init; }

    /// <summary>The port that others call, once the run has chosen it.</summary>
    internal int? AllocatedPort { get; set; }
}
