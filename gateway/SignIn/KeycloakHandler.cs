using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using HubsPlatform.Gateway.Provider;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Gateway.SignIn;

/// <summary>
/// OpenID Connect on the framework's OAuth handler. Its own are PKCE, the protected state and the correlation cookie (a
/// callback counts only in the browser that began it); added here are discovery, the nonce, the issuer of the answer
/// (RFC 9207) and the ID token.
/// </summary>
internal sealed class KeycloakHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, ProviderMetadata metadata, TokenEndpoint tokenEndpoint, TimeProvider clock)
    : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    public const string SchemeName = "keycloak";

    private const string NonceItem = "nonce";

    private Uri? _authorizationEndpoint;

    /// <summary>The tokens of a sign-in that just succeeded.</summary>
    public static TokenSet TokensOf(AuthenticationProperties properties) =>
        properties.GetParameter<TokenSet>(nameof(TokenSet)) ?? throw new InvalidOperationException("Not a ticket of this handler.");

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        _authorizationEndpoint = new Uri((await metadata.ReadAsync(Context.RequestAborted)).AuthorizationEndpoint);
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        properties.Items[NonceItem] = nonce; // travels in the protected state
        var query = new Uri(base.BuildChallengeUrl(properties, redirectUri)).Query;
        return QueryHelpers.AddQueryString(new UriBuilder(_authorizationEndpoint!) { Query = query }.Uri.AbsoluteUri, "nonce", nonce);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var provider = await metadata.ReadAsync(Context.RequestAborted);
        return Request.Query["iss"] == provider.Issuer
            ? await base.HandleRemoteAuthenticateAsync()
            : HandleRequestResult.Fail("The answer comes from another issuer.");
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        if (!context.Properties.Items.Remove(OAuthConstants.CodeVerifierKey, out var verifier) || verifier is null)
        {
            return OAuthTokenResponse.Failed(new AuthenticationFailureException("The state holds no code verifier."));
        }

        return await tokenEndpoint.RedeemCodeAsync(context.Code, verifier, context.RedirectUri, Context.RequestAborted) switch
        {
            TokenAnswer.Granted granted => OAuthTokenResponse.Success(granted.Body),
            TokenAnswer.Refused refused => OAuthTokenResponse.Failed(new AuthenticationFailureException($"The code was refused: {refused.Reason}")),
            TokenAnswer.None none => OAuthTokenResponse.Failed(new AuthenticationFailureException($"No tokens: {none.Reason}")),
            var other => throw new InvalidOperationException($"Unknown answer {other.GetType()}."),
        };
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var granted = TokenSet.From(tokens.Response!.RootElement, clock.GetUtcNow());
        var person = await metadata.ReadIdTokenAsync(granted.Id);
        if (!properties.Items.Remove(NonceItem, out var nonce) || nonce is null || person.FindFirst("nonce")?.Value != nonce)
        {
            throw new AuthenticationFailureException("The ID token answers another sign-in.");
        }

        if (person.FindFirst("sub") is null || person.FindFirst("sid") is null)
        {
            throw new AuthenticationFailureException("The ID token names no person or no session.");
        }

        properties.SetParameter(nameof(TokenSet), granted);
        return new AuthenticationTicket(new ClaimsPrincipal(person), properties, Scheme.Name);
    }
}
