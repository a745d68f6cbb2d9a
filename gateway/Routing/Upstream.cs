namespace HubsPlatform.Gateway.Routing;

/// <summary>A service behind the gateway, as service discovery names it: one address for each replica.</summary>
/// <param name="Name">Name of the service, such as <c>directory</c>.</param>
/// <param name="Addresses">Empty when the configuration does not know the service.</param>
/// <param name="IsHttp2">The addresses speak HTTP/2 without TLS and without an upgrade (prior knowledge).</param>
internal sealed record Upstream(string Name, IReadOnlyList<string> Addresses, bool IsHttp2)
{
    public const string Portal = "portal";

    /// <summary>The services with an API, in the order in which people read about them.</summary>
    public static readonly IReadOnlyList<string> Apis = ["directory", "funding", "training", "evaluation"];

    /// <summary>Reads <c>services:{name}:h2c:N</c>, or <c>services:{name}:http:N</c> where there is none.</summary>
    public static Upstream From(IConfiguration configuration, string name)
    {
        var service = configuration.GetSection($"services:{name}");
        var h2c = Addresses(service.GetSection("h2c"));
        return h2c.Length > 0 ? new Upstream(name, h2c, IsHttp2: true) : new Upstream(name, Addresses(service.GetSection("http")), IsHttp2: false);

        static string[] Addresses(IConfigurationSection endpoint) => [.. endpoint.GetChildren().Select(child => child.Value).OfType<string>()];
    }
}
