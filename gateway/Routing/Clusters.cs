using System.Net;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace HubsPlatform.Gateway.Routing;

/// <summary>How a service is spoken to: protocol, patience, and health where there is a choice of replicas.</summary>
internal static class Clusters
{
    public static ClusterConfig For(Upstream upstream, UpstreamOptions options) => new()
    {
        ClusterId = upstream.Name,
        LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
        Destinations = upstream.Addresses.Index().ToDictionary(
            address => $"{upstream.Name}-{address.Index}",
            address => new DestinationConfig { Address = address.Item }),
        HttpRequest = new ForwarderRequestConfig
        {
            Version = upstream.IsHttp2 ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            ActivityTimeout = options.IdleTimeout,
        },
        // Headers go on in the encoding in which Kestrel reads them; ASCII alone would make a caller's é a failure of the service.
        HttpClient = new HttpClientConfig { EnableMultipleHttp2Connections = true, RequestHeaderEncoding = "utf-8" },
        HealthCheck = upstream.Addresses.Count > 1 ? AmongReplicas(options) : null,
    };

    /// <summary>
    /// Probes go the way that requests go. When no replica is ready all of them are tried: a service that has lost its
    /// message broker is not ready, yet still answers searches.
    /// </summary>
    private static HealthCheckConfig AmongReplicas(UpstreamOptions options) => new()
    {
        AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
        Active = new ActiveHealthCheckConfig
        {
            Enabled = true,
            Path = "/health/ready",
            Interval = options.ProbeInterval,
            Timeout = options.ProbeTimeout,
            Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
        },
        Passive = new PassiveHealthCheckConfig
        {
            Enabled = true,
            Policy = TransportFailurePolicy.PolicyName,
            ReactivationPeriod = options.ProbeInterval,
        },
    };
}
