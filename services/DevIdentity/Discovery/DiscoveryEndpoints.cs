using HubsPlatform.DevIdentity.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.DevIdentity.Discovery;

/// <summary>What clients and services read first: the addresses and the public key.</summary>
internal sealed class DiscoveryEndpoints(Addresses addresses, RsaSecurityKey key)
{
    public void Map(WebApplication app)
    {
        app.MapGet($"{addresses.Realm}/.well-known/openid-configuration", Describe);
        app.MapGet($"{addresses.Protocol}/certs", PublicKeys);
    }

    private IResult Describe(HttpRequest request)
    {
        var at = Addresses.Origin(request) + addresses.Protocol;
        return Results.Json(new
        {
            issuer = addresses.Issuer(request),
            authorization_endpoint = $"{at}/auth",
            token_endpoint = $"{at}/token",
            userinfo_endpoint = $"{at}/userinfo",
            jwks_uri = $"{at}/certs",
            end_session_endpoint = $"{at}/logout",
            response_types_supported = new[] { "code" },
            response_modes_supported = new[] { "query" },
            grant_types_supported = new[] { "authorization_code", "refresh_token", "client_credentials" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { SecurityAlgorithms.RsaSha256 },
            code_challenge_methods_supported = new[] { "S256" },
            token_endpoint_auth_methods_supported = new[] { "client_secret_basic", "client_secret_post" },
            backchannel_logout_supported = true,
            backchannel_logout_session_supported = true,
            authorization_response_iss_parameter_supported = true,
        });
    }

    private IResult PublicKeys()
    {
        var rsa = key.Rsa.ExportParameters(includePrivateParameters: false);
        return Results.Json(new
        {
            keys = new[]
            {
                new
                {
                    kty = "RSA",
                    use = "sig",
                    alg = SecurityAlgorithms.RsaSha256,
                    kid = key.KeyId,
                    n = Base64UrlEncoder.Encode(rsa.Modulus),
                    e = Base64UrlEncoder.Encode(rsa.Exponent),
                },
            },
        });
    }
}
