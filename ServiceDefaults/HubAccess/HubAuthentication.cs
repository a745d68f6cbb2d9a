using System.Security.Claims;
using Keycloak.AuthServices.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.ServiceDefaults.HubAccess;

/// <summary>Bearer tokens of Keycloak, stricter than the package sets them up.</summary>
public static class HubAuthentication
{
    /// <summary>How often a token with an unknown key may make us ask Keycloak for its keys.</summary>
    private static readonly TimeSpan KeysAtMostEvery = TimeSpan.FromSeconds(10);

    // IdentityModel 8 asks for new keys in the background and refuses the first token of a new key; with this switch it asks first.
    static HubAuthentication() => AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);

    /// <summary>
    /// Keycloak's access tokens for this service, by section <c>Keycloak</c> (realm, auth-server-url, ssl-required,
    /// resource). Only RS256, only the payload type <c>Bearer</c>; claims keep their names.
    /// </summary>
    public static void AddHubAuthentication(this IHostApplicationBuilder builder)
    {
        builder.Services.AddKeycloakWebApiAuthentication(builder.Configuration);
        builder.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, Tighten);
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton<IAuthorizationHandler, HubAuthorization>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, DenialAnswers>();
    }

    private static void Tighten(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.RefreshInterval = KeysAtMostEvery;
        options.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.RsaSha256];
        options.TokenValidationParameters.RequireSignedTokens = true;
        options.TokenValidationParameters.RequireExpirationTime = true;
        options.TokenValidationParameters.NameClaimType = "preferred_username";
        options.Events ??= new JwtBearerEvents();
        options.Events.OnTokenValidated = context =>
        {
            // ID and refresh tokens are signed with the same key and say so here.
            if (context.Principal?.FindFirstValue("typ") != "Bearer")
            {
                context.Fail("Not an access token.");
            }

            return Task.CompletedTask;
        };
    }
}
