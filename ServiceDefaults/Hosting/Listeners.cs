using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;

namespace HubsPlatform.ServiceDefaults.Hosting;

/// <summary>
/// Where a process listens: HTTP/1.1 for people and probes where the host says, and, where it names <c>H2C_PORT</c>, HTTP/2 without TLS
/// for the gateway.
/// </summary>
public static class Listeners
{
    /// <summary>Has the process listen there.</summary>
    public static void Listen(this IWebHostBuilder host, IConfiguration configuration)
    {
        if (!int.TryParse(configuration["H2C_PORT"], out var http2))
        {
            return;
        }

        // Named among the addresses: a listener named in code would make Kestrel forget them, and warn of it.
        host.UseSetting(WebHostDefaults.ServerUrlsKey, Addresses(configuration, http2));
        host.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen =>
        {
            if (listen.IPEndPoint?.Port == http2)
            {
                listen.Protocols = HttpProtocols.Http2;
            }
        }));
    }

    /// <summary>The host's choice goes for both: loopback on a developer's machine, all addresses in a container, whose image or manifest names ports only.</summary>
    /// <param name="configuration"><c>urls</c>, else <c>http_ports</c>, as ASP.NET Core reads them; port 5000 of loopback without either.</param>
    /// <param name="http2">Port of HTTP/2.</param>
    /// <returns>Addresses with semicolons between them.</returns>
    public static string Addresses(IConfiguration configuration, int http2)
    {
        var urls = configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } given ? given
            : configuration[WebHostDefaults.HttpPortsKey] is { Length: > 0 } ports ? string.Join(';', ports.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(port => $"http://*:{port}"))
            : "http://localhost:5000";
        var host = urls.Contains("localhost", StringComparison.Ordinal) || urls.Contains("127.0.0.1", StringComparison.Ordinal) ? "localhost" : "*";
        return $"{urls};http://{host}:{http2}";
    }
}
