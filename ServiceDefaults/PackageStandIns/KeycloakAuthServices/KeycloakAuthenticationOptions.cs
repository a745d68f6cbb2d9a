using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Keycloak.AuthServices.Authentication;

/// <summary>The section <c>Keycloak</c>; PascalCase wins over Keycloak's own kebab-case, so that the environment wins over the file.</summary>
internal sealed record KeycloakAuthenticationOptions(string KeycloakUrlRealm, string Audience, bool VerifyTokenAudience, bool RequireHttps, TimeSpan TokenClockSkew)
{
    public static KeycloakAuthenticationOptions From(IConfigurationSection section)
    {
        var resource = Required("Resource", "resource");
        return new KeycloakAuthenticationOptions(
            $"{Required("AuthServerUrl", "auth-server-url").TrimEnd('/')}/realms/{Required("Realm", "realm")}",
            section["Audience"] ?? resource,
            bool.Parse(Optional("VerifyTokenAudience", "verify-token-audience") ?? "true"),
            !string.Equals(Optional("SslRequired", "ssl-required"), "none", StringComparison.OrdinalIgnoreCase),
            TimeSpan.Parse(Optional("TokenClockSkew", "token-clock-skew") ?? "00:00:00", CultureInfo.InvariantCulture));

        string? Optional(string pascal, string kebab) => section[pascal] ?? section[kebab];

        string Required(string pascal, string kebab) => Optional(pascal, kebab) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{section.Path}:{kebab} is not set.");
    }
}
