using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Gateway.Tests.Support;

/// <summary>The whole gateway in this process, on a real port of Kestrel and the real PostgreSQL.</summary>
internal sealed class TestGateway : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly string _environment;
    private readonly TimeProvider _clock;

    private TestGateway(TestDatabase database, IReadOnlyDictionary<string, string> settings, string environment, int port, TimeProvider clock)
    {
        (_database, _settings, _environment, _clock) = (database, settings, environment, clock);
        UseKestrel(port);
    }

    public Uri Address => new($"http://localhost:{ClientOptions.BaseAddress.Port}");

    /// <param name="database">Shared by gateways that shall know each other's sessions.</param>
    /// <param name="settings">Beside the usual; services are named as in configuration.</param>
    /// <param name="environment">Development when not given.</param>
    /// <param name="port">A free one when not given.</param>
    /// <param name="clock">The real one when not given.</param>
    public static async Task<TestGateway> StartAsync(
        TestDatabase database, IReadOnlyDictionary<string, string> settings, string environment = "Development", int port = 0, TimeProvider? clock = null)
    {
        var gateway = new TestGateway(database, settings, environment, port, clock ?? TimeProvider.System);
        gateway.StartServer();
        await gateway.Services.MigrateAsync();
        return gateway;
    }

    /// <summary>A caller that follows nothing, keeps no cookie and unpacks nothing.</summary>
    public HttpClient Caller() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.UseSetting("ConnectionStrings:gateway", _database.App);
        builder.UseSetting("ConnectionStrings:gateway-owner", _database.Owner);
        builder.UseSetting("Keycloak:AuthServerUrl", "http://localhost:9/");
        builder.UseSetting("Keycloak:SslRequired", "none");
        builder.UseSetting("Keycloak:Credentials:Secret", "test-only");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services => services.AddSingleton(_clock));
    }
}
