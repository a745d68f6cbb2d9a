using System.Text.Encodings.Web;
using HubsPlatform.DevIdentity.Administration;
using HubsPlatform.DevIdentity.Claims;
using HubsPlatform.DevIdentity.Discovery;
using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Logout;
using HubsPlatform.DevIdentity.Realms;
using HubsPlatform.DevIdentity.Sessions;
using HubsPlatform.DevIdentity.SignIn;
using HubsPlatform.DevIdentity.Tokens;

namespace HubsPlatform.DevIdentity;

/// <summary>
/// Development stand-in for Keycloak 26.7: reads Keycloak's realm file and answers as Keycloak answers for it. Not here: a page to
/// choose one hub, password reset, mail, consent, introspection, revocation. docs/decisions/0003-identity.md says more.
/// </summary>
public static class DevelopmentIdentity
{
    /// <summary>
    /// Builds the provider. Configuration: HUBS_IDP_REALM (or --realm), the realm file, whose placeholders are filled from the
    /// configuration; HUBS_IDP_KEYS, the folder that keeps the signing key and what was changed; ASPNETCORE_URLS (or --urls).
    /// </summary>
    /// <exception cref="InvalidOperationException">Not in Development, not on loopback, or no usable realm file.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        if (DevelopmentOnly.Refusal(builder.Environment, builder.Configuration) is { } refusal)
        {
            throw new InvalidOperationException(refusal);
        }

        builder.WebHost.UseUrls(DevelopmentOnly.Listens(builder.Configuration));
        var keys = builder.Configuration["HUBS_IDP_KEYS"] is { Length: > 0 } folder ? Directory.CreateDirectory(folder).FullName : null;
        AddProvider(builder.Services, ReadRealm(builder.Configuration), keys);

        var app = builder.Build();
        Map(app);
        return app;
    }

    private static RealmFile ReadRealm(ConfigurationManager configuration)
    {
        var path = configuration["realm"] ?? configuration["HUBS_IDP_REALM"] ?? throw new InvalidOperationException("HUBS_IDP_REALM (or --realm) must name the realm file.");
        return File.Exists(path)
            ? Realm.Read(File.ReadAllText(path), name => configuration[name])
            : throw new InvalidOperationException($"There is no realm file {Path.GetFullPath(path)} (HUBS_IDP_REALM).");
    }

    private static void AddProvider(IServiceCollection services, RealmFile file, string? keys)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new Realm(file, RealmChanges.Load(keys)));
        services.AddSingleton(SigningKey.Load(keys));
        services.AddSingleton<Addresses>();
        services.AddSingleton<ScopeRules>().AddSingleton<ClaimMappers>();
        services.AddSingleton<SessionStore>().AddSingleton<Lockouts>();
        services.AddSingleton<TokenSigner>().AddSingleton<TokenFactory>().AddSingleton<TokenAnswer>().AddSingleton<ClientAuthentication>();
        services.AddSingleton<CodeGrantHandler>().AddSingleton<RefreshGrantHandler>().AddSingleton<TokenEndpoint>().AddSingleton<UserInfoEndpoint>();
        services.AddSingleton<ProviderCookies>().AddSingleton<Attempts>().AddSingleton<SignInPages>().AddSingleton<ReturnToClient>();
        services.AddSingleton<AuthorizationEndpoint>().AddSingleton<LoginActions>();
        services.AddSingleton(new HttpClient { Timeout = TimeSpan.FromSeconds(3) }).AddSingleton<BackChannel>().AddSingleton<LogoutEndpoint>();
        services.AddSingleton<OrganizationsApi>().AddSingleton<MembersApi>().AddSingleton<UsersApi>().AddSingleton<AdministrationApi>();
        services.AddSingleton<DiscoveryEndpoints>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
    }

    private static void Map(WebApplication app)
    {
        app.Use((http, next) =>
        {
            if (DevelopmentOnly.IsLoopbackHost(http.Request.Host.Host.Trim('[', ']')))
            {
                return next(http);
            }

            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
        app.MapGet("/health/live", () => "ok");
        app.MapGet("/health/ready", () => "ok");

        var services = app.Services;
        services.GetRequiredService<DiscoveryEndpoints>().Map(app);
        services.GetRequiredService<AuthorizationEndpoint>().Map(app);
        services.GetRequiredService<SignInPages>().Map(app);
        services.GetRequiredService<LoginActions>().Map(app);
        services.GetRequiredService<TokenEndpoint>().Map(app);
        services.GetRequiredService<UserInfoEndpoint>().Map(app);
        services.GetRequiredService<LogoutEndpoint>().Map(app);
        services.GetRequiredService<AdministrationApi>().Map(app);
    }
}
