using System.Text.Json.Nodes;
using HubsPlatform.DevIdentity.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.DevIdentity.Tokens;

/// <summary>Signs tokens and knows its own again.</summary>
internal sealed class TokenSigner(RsaSecurityKey key, Addresses addresses)
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false };

    /// <param name="payload">All claims, "typ" included.</param>
    /// <param name="type">"typ" of the header.</param>
    public string Sign(JsonObject payload, string type = "JWT") =>
        _handler.CreateToken(payload.ToJsonString(), new SigningCredentials(key, SecurityAlgorithms.RsaSha256), new Dictionary<string, object> { ["typ"] = type });

    /// <summary>The token when it is ours and its payload has this "typ" (Bearer, ID); otherwise null.</summary>
    public async Task<JsonWebToken?> ReadAsync(HttpRequest request, string? token, string type, bool acceptExpired = false)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = addresses.Issuer(request),
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidateAudience = false,
            ValidateLifetime = !acceptExpired,
            ClockSkew = TimeSpan.Zero,
        });
        return result is { IsValid: true, SecurityToken: JsonWebToken jwt } && jwt.Text("typ") == type ? jwt : null;
    }

    /// <summary>The access token of the Authorization header; null when there is none that is good.</summary>
    public Task<JsonWebToken?> ReadBearerAsync(HttpRequest request) =>
        request.Headers.Authorization.One() is { } header && header.StartsWith("Bearer ", StringComparison.Ordinal)
            ? ReadAsync(request, header["Bearer ".Length..], TokenType.Access)
            : Task.FromResult<JsonWebToken?>(null);
}

internal static class JsonWebTokenText
{
    public static string? Text(this JsonWebToken token, string claim) => token.TryGetPayloadValue(claim, out string value) ? value : null;
}
