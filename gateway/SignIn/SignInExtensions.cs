using HubsPlatform.Gateway.Protection;
using HubsPlatform.Gateway.Provider;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace HubsPlatform.Gateway.SignIn;

internal static class SignInExtensions
{
    /// <summary>Membership and role in every hub of the person; with "organization" alone the claim vanishes for who has two.</summary>
    private static readonly string[] Scopes = ["openid", "profile", "email", "organization:*"];

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var settings = ProviderSettings.From(builder.Configuration);
        builder.Services.AddSingleton(settings).AddSingleton<ProviderMetadata>().AddSingleton<TokenEndpoint>();
        builder.Services.AddAuthentication().AddOAuth<OAuthOptions, KeycloakHandler>(KeycloakHandler.SchemeName, options => Configure(options, settings, builder.Environment));
    }

    public static void MapSignIn(this WebApplication app)
    {
        // WebApplication would put the authentication middleware before everything, and make a handler for each anonymous search.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;

        app.MapGet(Callback.Path, Callback.HandleAsync).ExcludeFromDescription();
        var bff = app.MapGroup("/bff");
        bff.MapGet("/login", Login.HandleAsync);
        bff.MapPost("/logout", Logout.HandleAsync);
        bff.MapGet("/user", CurrentUser.Handle);
        app.MapPost(BackchannelLogout.Path, BackchannelLogout.HandleAsync).WithMetadata(new CalledByServers()).DisableAntiforgery();
    }

    private static void Configure(OAuthOptions options, ProviderSettings settings, IHostEnvironment environment)
    {
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.Secret;
        // Only the form of these addresses counts: the handler takes the real ones from discovery.
        options.AuthorizationEndpoint = options.TokenEndpoint = settings.Authority.AbsoluteUri;
        options.CallbackPath = Callback.Path;
        options.UsePkce = true;
        options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(15);
        options.CorrelationCookie.Name = "hubs-signin.";
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.Events.OnTicketReceived = Callback.StartSessionAsync;
        options.Events.OnRemoteFailure = Callback.RefuseAsync;
        foreach (var scope in Scopes)
        {
            options.Scope.Add(scope);
        }
    }
}
