using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HubsPlatform.DevIdentity.Claims;
using HubsPlatform.DevIdentity.Realms;
using HubsPlatform.DevIdentity.Sessions;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.DevIdentity.Tokens;

/// <summary>What Keycloak puts into each kind of token.</summary>
internal sealed class TokenFactory(Realm realm, ScopeRules scopes, ClaimMappers mappers, TokenSigner signer, TimeProvider time)
{
    private const int LogoutTokenSeconds = 120;

    /// <param name="issuer">The realm's address, as it was called.</param>
    /// <param name="subject">Whom the token is about.</param>
    /// <param name="session">Null for a service account.</param>
    public string Access(string issuer, ClaimSubject subject, Session? session)
    {
        var claims = mappers.Run(ClaimTarget.Access, subject);
        claims.Put("typ", TokenType.Access);
        claims.Put("aud", claims.Audience);
        claims.Put("azp", subject.Client.ClientId);
        claims.Put("scope", scopes.Text(subject.Client, subject.Scopes));
        claims.Put("sid", session?.Sid);
        return signer.Sign(Stamped(claims.Json, issuer, realm.File.AccessTokenLifespan));
    }

    public string Id(string issuer, ClaimSubject subject, Session session, string? nonce, string accessToken)
    {
        var claims = mappers.Run(ClaimTarget.Id, subject);
        claims.Put("typ", TokenType.Id);
        claims.Put("sub", subject.User.Id);
        claims.Put("aud", subject.Client.ClientId);
        claims.Put("azp", subject.Client.ClientId);
        claims.Put("sid", session.Sid);
        claims.Put("nonce", nonce);
        claims.Put("at_hash", Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken))[..16]));
        return signer.Sign(Stamped(claims.Json, issuer, realm.File.AccessTokenLifespan));
    }

    /// <summary>Tells a client that a session has ended (OpenID Connect Back-Channel Logout 1.0, 2.4).</summary>
    public string Logout(string issuer, Session session, string clientId) => signer.Sign(Stamped(new JsonObject
    {
        ["typ"] = TokenType.Logout,
        ["aud"] = clientId,
        ["sub"] = session.UserId,
        ["sid"] = session.Sid,
        ["events"] = new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = new JsonObject() },
    }, issuer, LogoutTokenSeconds), type: "logout+jwt");

    private JsonObject Stamped(JsonObject claims, string issuer, int seconds)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        claims["iss"] = issuer;
        claims["iat"] = now;
        claims["exp"] = now + seconds;
        claims["jti"] = Guid.CreateVersion7().ToString();
        return claims;
    }
}
