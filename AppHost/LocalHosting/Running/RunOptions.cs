using Aspire.Hosting.ApplicationModel;

namespace HubsPlatform.LocalHosting.Running;

/// <param name="DataDirectory">Databases, generated passwords, logs and state of this checkout; held by one run at a time.</param>
/// <param name="ToolsFolder">Where the search for Aspire's tools in node_modules begins.</param>
/// <param name="RandomizePorts">Every port is a free one, so that runs side by side do not meet.</param>
public sealed record RunOptions(string DataDirectory, string ToolsFolder, string? AspireHome = null, bool RandomizePorts = false)
{
    /// <summary>Where processes send their telemetry; null: nowhere.</summary>
    public TelemetryTarget? Telemetry { get; init; }
}

/// <param name="Endpoint">OTLP over gRPC; its port is known when the run has given it.</param>
/// <param name="ApiKey">Sent as the header x-otlp-api-key.</param>
public sealed record TelemetryTarget(EndpointReference Endpoint, string ApiKey);
