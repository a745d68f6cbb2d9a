using System.Security.Cryptography;
using System.Text;
using HubsPlatform.Identity.Tests.Servers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.Identity.Tests.Clients;

/// <summary>A good request of the gateway, or what a test makes of it.</summary>
internal sealed record AuthorizationRequest
{
    private AuthorizationRequest(Uri endpoint, Dictionary<string, string?> parameters) => (Endpoint, Parameters) = (endpoint, parameters);

    public Uri Endpoint { get; }

    /// <summary>A null is left out.</summary>
    public Dictionary<string, string?> Parameters { get; private init; }

    public string Verifier { get; private init; } = "";
    public string RedirectUri => Parameters["redirect_uri"] ?? "";
    public Uri Address => new(QueryHelpers.AddQueryString(Endpoint.AbsoluteUri, Parameters.Where(parameter => parameter.Value is not null)));

    public static AuthorizationRequest Of(IdentityServer server)
    {
        var verifier = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        return new(new Uri($"{server.Issuer}/protocol/openid-connect/auth"), new()
        {
            ["response_type"] = "code",
            ["client_id"] = "hubs-gateway",
            ["redirect_uri"] = server.Gateway.RedirectUri,
            ["scope"] = "openid organization:*",
            ["state"] = "the-state",
            ["nonce"] = "the-nonce",
            ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
        })
        { Verifier = verifier };
    }

    public AuthorizationRequest With(string name, string? value) => this with { Parameters = new(Parameters) { [name] = value } };
}
