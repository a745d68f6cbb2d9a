using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.Testing;

/// <summary>Someone who signs in, as their token says it.</summary>
/// <param name="Name">User name; the subject is made of it.</param>
/// <param name="Hubs">Roles by hub alias.</param>
/// <param name="IsOperator">Carries the realm role <c>operator</c>.</param>
public sealed record TestUser(string Name, IReadOnlyDictionary<string, string[]> Hubs, bool IsOperator = false)
{
    /// <summary>Someone with roles in one hub.</summary>
    public static TestUser In(string hub, params string[] roles) => new($"{roles.FirstOrDefault() ?? "member"}.{hub}", new Dictionary<string, string[]> { [hub] = roles });

    /// <summary>The national operator's staff, administrator of the hub <c>national</c>.</summary>
    public static TestUser Operator { get; } = new("operatrice", new Dictionary<string, string[]> { ["national"] = ["hub-admin"] }, IsOperator: true);
}

/// <summary>Access tokens as Keycloak 26.7 issues them, signed with a key of the test run.</summary>
public static class TestTokens
{
    /// <summary>The issuer that services in tests believe.</summary>
    public const string Issuer = "http://identity.test/realms/hubs";

    private static readonly RsaSecurityKey Key = new(RSA.Create(2048)) { KeyId = "test" };

    /// <summary>The public half.</summary>
    public static SecurityKey PublicKey { get; } = new RsaSecurityKey(Key.Rsa.ExportParameters(false)) { KeyId = "test" };

    /// <summary>An access token of five minutes.</summary>
    /// <param name="user">Whom it speaks for.</param>
    /// <param name="audience">The services it is for.</param>
    /// <param name="change">Changes the claims, to forge one.</param>
    public static string For(TestUser user, string[] audience, Action<Dictionary<string, object>>? change = null)
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = audience,
            ["sub"] = SubjectOf(user.Name),
            ["typ"] = "Bearer",
            ["azp"] = "hubs-gateway",
            ["preferred_username"] = user.Name,
        };
        if (user.Hubs.Count > 0)
        {
            claims["organization"] = JsonSerializer.SerializeToElement(user.Hubs.ToDictionary(hub => hub.Key, hub => new { id = SubjectOf(hub.Key), groups = hub.Value.Select(role => $"/{role}") }));
        }

        if (user.IsOperator)
        {
            claims["realm_access"] = JsonSerializer.SerializeToElement(new { roles = new[] { "operator" } });
        }

        change?.Invoke(claims);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            IssuedAt = now,
            NotBefore = now.AddSeconds(-5),
            Expires = now.AddMinutes(5),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>The subject of a user name: stable, so that tests can look for it.</summary>
    public static string SubjectOf(string name) => new Guid(MD5.HashData(System.Text.Encoding.UTF8.GetBytes(name))).ToString();
}
