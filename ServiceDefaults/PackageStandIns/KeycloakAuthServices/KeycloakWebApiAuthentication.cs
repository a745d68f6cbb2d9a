using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Keycloak.AuthServices.Authentication;

/// <summary>Stands in for Keycloak.AuthServices.Authentication: the same call and configuration section.</summary>
public static class KeycloakWebApiAuthentication
{
    /// <summary>Bearer tokens by the section <c>Keycloak</c>, as Keycloak's adapter configuration writes it.</summary>
    /// <exception cref="InvalidOperationException">realm, auth-server-url or resource is missing.</exception>
    public static AuthenticationBuilder AddKeycloakWebApiAuthentication(this IServiceCollection services, IConfiguration configuration, string configSectionName = "Keycloak")
    {
        var keycloak = KeycloakAuthenticationOptions.From(configuration.GetSection(configSectionName));
        return services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.Authority = keycloak.KeycloakUrlRealm;
            options.RequireHttpsMetadata = keycloak.RequireHttps;
            options.SaveToken = true;
            options.TokenValidationParameters.ClockSkew = keycloak.TokenClockSkew;
            options.TokenValidationParameters.ValidateAudience = keycloak.VerifyTokenAudience;
            options.TokenValidationParameters.ValidAudience = keycloak.Audience;
            options.TokenValidationParameters.ValidateIssuer = true;
            options.TokenValidationParameters.ValidIssuer = keycloak.KeycloakUrlRealm;
        });
    }
}
