using System.Net.Http.Headers;
using HubsPlatform.ServiceDefaults.Database;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Xunit;

namespace HubsPlatform.Testing;

/// <summary>
/// One service in this process, with its own database on the real PostgreSQL and its own exchanges and queues on the real
/// RabbitMQ. Use it as a class or collection fixture.
/// </summary>
/// <typeparam name="TProgram">The service's Program.</typeparam>
public abstract class ServiceFactory<TProgram>(string service) : WebApplicationFactory<TProgram>, IAsyncLifetime
    where TProgram : class
{
    private string? _rabbitMq;

    /// <summary>The service's database.</summary>
    public TestDatabase Database { get; private set; } = null!;

    /// <summary>Goes before the name of each exchange and queue: share it to let two services talk.</summary>
    public string MessagingPrefix { get; init; } = $"t{Guid.NewGuid().ToString("n")[..8]}-";

    /// <summary>The service's own way into its database.</summary>
    public HubDatabase Hubs => Services.GetRequiredService<HubDatabase>();

    /// <summary>Configuration beside the usual, for one fixture.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Settings => [];

    /// <summary>Replaces services, for one fixture.</summary>
    protected virtual void Replace(IServiceCollection services)
    {
    }

    /// <inheritdoc />
    public virtual async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(service);
        (_, _rabbitMq) = await TestServers.GetAsync();
        await Services.MigrateAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>A caller without a token.</summary>
    public HttpClient Anonymous() => CreateClient();

    /// <summary>A caller with the token of someone.</summary>
    public HttpClient As(TestUser user) => With(TestTokens.For(user, [$"hubs-{service}"]));

    /// <summary>A caller with this very token.</summary>
    public HttpClient With(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting($"ConnectionStrings:{service}", Database.App);
        builder.UseSetting($"ConnectionStrings:{service}-owner", Database.Owner);
        builder.UseSetting("ConnectionStrings:rabbitmq", _rabbitMq);
        builder.UseSetting("Messaging:Prefix", MessagingPrefix);
        builder.UseSetting("Keycloak:Realm", "hubs");
        builder.UseSetting("Keycloak:AuthServerUrl", "http://identity.test/");
        builder.UseSetting("Keycloak:SslRequired", "none");
        builder.UseSetting("Keycloak:Resource", $"hubs-{service}");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer =>
            {
                var known = new OpenIdConnectConfiguration { Issuer = TestTokens.Issuer };
                known.SigningKeys.Add(TestTokens.PublicKey);
                bearer.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(known);
            });
            Replace(services);
        });
    }
}
