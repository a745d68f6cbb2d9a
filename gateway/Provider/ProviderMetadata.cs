using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.Gateway.Provider;

/// <summary>What the provider publishes of itself (addresses, keys), and the two kinds of token that the gateway itself believes.</summary>
internal sealed class ProviderMetadata(ProviderSettings settings)
{
    private static readonly TimeSpan KeysAtMostEvery = TimeSpan.FromSeconds(10);
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    private readonly ConfigurationManager<OpenIdConnectConfiguration> _manager = new(
        $"{settings.Authority}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = settings.RequiresHttps })
    { RefreshInterval = KeysAtMostEvery };

    // Else the first token after a change of keys is refused while the new keys are fetched in the background.
    static ProviderMetadata() => AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);

    /// <exception cref="InvalidOperationException">The provider does not answer, and never did.</exception>
    public Task<OpenIdConnectConfiguration> ReadAsync(CancellationToken stop) => _manager.GetConfigurationAsync(stop);

    /// <exception cref="AuthenticationFailureException">Not an ID token of this provider for this gateway.</exception>
    public Task<ClaimsIdentity> ReadIdTokenAsync(string token) => ReadAsync(token, headerType: "JWT", payloadType: "ID");

    /// <exception cref="AuthenticationFailureException">Not a logout token of this provider for this gateway.</exception>
    public Task<ClaimsIdentity> ReadLogoutTokenAsync(string token) => ReadAsync(token, headerType: "logout+jwt", payloadType: "Logout");

    private async Task<ClaimsIdentity> ReadAsync(string token, string headerType, string payloadType)
    {
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ConfigurationManager = _manager,
            ValidAudience = settings.ClientId,
            ValidTypes = [headerType],
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromSeconds(10),
        });
        if (!result.IsValid)
        {
            throw new AuthenticationFailureException("The token was refused.", result.Exception);
        }

        // All of the provider's tokens are signed with the same key: only this says which is which.
        return result.ClaimsIdentity.FindFirst("typ")?.Value == payloadType
            ? result.ClaimsIdentity
            : throw new AuthenticationFailureException("The token is of another kind.");
    }
}
