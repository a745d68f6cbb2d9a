using System.Net.Sockets;
using System.Security.Cryptography;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HubsPlatform.LocalHosting.Dcp;
using HubsPlatform.LocalHosting.Running;

namespace HubsPlatform.LocalHosting.Dashboard;

/// <summary>The Aspire dashboard as one more process of the run. It has three doors, each with a key of its own, made anew at each start.</summary>
internal sealed class DashboardResource : ContainerResource
{
    private const string OtlpEndpoint = "otlp";

    private readonly string _browserToken = NewKey();
    private readonly string _otlpKey = NewKey();

    private DashboardResource() : base("aspire-dashboard")
    {
    }

    public string ResourceServiceKey { get; } = NewKey();

    /// <summary>Where <see cref="ResourceService"/> listens; set before the process is started.</summary>
    public int ResourceServicePort { get; set; }

    public TelemetryTarget Telemetry => new(new EndpointReference(this, OtlpEndpoint), _otlpKey);

    public string Login => $"{Page.Url}/login?t={_browserToken}";

    private EndpointReference Page => new(this, "http");

    /// <summary>Ports as Aspire's own launch profile names them.</summary>
    public static DashboardResource AddTo(IDistributedApplicationBuilder builder)
    {
        var dashboard = new DashboardResource();
        builder.AddResource(dashboard)
            .WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, uriScheme: "http", port: PortOf(builder.Configuration["ASPNETCORE_URLS"], 18888), isProxied: false))
            .WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, uriScheme: "http", name: OtlpEndpoint, port: PortOf(builder.Configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"], 18889), isProxied: false))
            .WithAnnotation(new HiddenAnnotation())
            .WithAnnotation(new NativeServerAnnotation(async (_, stop) => dashboard.ToProcess(await AspireTools.LocateAsync(builder.AppHostDirectory, builder.Configuration["ASPIRE_HOME"], stop))))
            .WithHttpHealthCheck("/login");
        return dashboard;
    }

    private NativeServer ToProcess(AspireTools tools) => new(tools.Managed, ["dashboard"])
    {
        WorkingDirectory = Path.GetDirectoryName(tools.Managed), // its web files are there
        Environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{Page.Port}",
            ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = $"http://127.0.0.1:{Telemetry.Endpoint.Port}",
            ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = $"http://127.0.0.1:{ResourceServicePort}",
            ["DASHBOARD__FRONTEND__AUTHMODE"] = "BrowserToken",
            ["DASHBOARD__FRONTEND__BROWSERTOKEN"] = _browserToken,
            ["DASHBOARD__FRONTEND__PUBLICURL"] = Page.Url,
            ["DASHBOARD__OTLP__AUTHMODE"] = "ApiKey",
            ["DASHBOARD__OTLP__PRIMARYAPIKEY"] = _otlpKey,
            ["DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE"] = "ApiKey",
            ["DASHBOARD__RESOURCESERVICECLIENT__APIKEY"] = ResourceServiceKey,
            ["DOTNET_TieredPGO"] = "0", // it shares a few processors with all that starts
            ["DOTNET_TC_CallCountingDelayMs"] = "3E8",
            ["DASHBOARD__API__DISABLED"] = "true", // a fourth door, for coding agents
        },
    };

    private static int PortOf(string? urls, int otherwise) =>
        Uri.TryCreate(urls?.Split(';')[0], UriKind.Absolute, out var url) ? url.Port : otherwise;

    private static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
