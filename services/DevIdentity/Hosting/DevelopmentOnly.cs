using System.Net;

namespace HubsPlatform.DevIdentity.Hosting;

/// <summary>Known passwords and a known realm file: this provider serves one developer on one machine and refuses everything else.</summary>
internal static class DevelopmentOnly
{
    private const string DefaultAddress = "http://localhost:8180";

    /// <summary>Why it will not start; null when it may.</summary>
    public static string? Refusal(IHostEnvironment environment, IConfiguration configuration)
    {
        if (!environment.IsDevelopment())
        {
            return $"The development identity provider does not run in {environment.EnvironmentName}: ASPNETCORE_ENVIRONMENT must be Development. Elsewhere use Keycloak.";
        }

        var other = new[] { "http_ports", "https_ports", "Kestrel:Endpoints" }.FirstOrDefault(key => configuration.GetSection(key).Exists());
        if (other is not null)
        {
            return $"The development identity provider takes its address from ASPNETCORE_URLS only, not from {other}.";
        }

        return Listens(configuration).FirstOrDefault(address => !IsLoopback(address)) is { } open
            ? $"The development identity provider listens on loopback addresses only, not on {open}."
            : null;
    }

    public static string[] Listens(IConfiguration configuration) =>
        (configuration["urls"] ?? DefaultAddress).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Also of the Host header: another one is a name of somebody else's that points here.</summary>
    public static bool IsLoopbackHost(string host) => host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsLoopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsLoopbackHost(uri.Host.Trim('[', ']'));
}
