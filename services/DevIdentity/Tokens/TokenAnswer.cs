using System.Text.Json.Nodes;
using HubsPlatform.DevIdentity.Claims;
using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Realms;
using HubsPlatform.DevIdentity.Sessions;

namespace HubsPlatform.DevIdentity.Tokens;

/// <summary>The tokens of a person who signed in.</summary>
internal sealed class TokenAnswer(Realm realm, SessionStore sessions, Addresses addresses, ScopeRules scopes, TokenFactory tokens)
{
    /// <param name="request">Its address is the issuer.</param>
    /// <param name="client">Who gets the tokens.</param>
    /// <param name="user">Whom they are about.</param>
    /// <param name="part">The client's part of the session.</param>
    /// <param name="asked">The scopes of these tokens.</param>
    /// <param name="granted">The scopes that the next refresh may ask for.</param>
    /// <param name="nonce">Only in the answer to a code.</param>
    public IResult Write(HttpRequest request, Client client, User user, ClientSession part, string[] asked, string[] granted, string? nonce)
    {
        sessions.Touch(part.Session);
        var issuer = addresses.Issuer(request);
        var subject = new ClaimSubject(user, client, asked) { SignIn = part.Facts, OnlyHub = part.OnlyHub };
        var access = tokens.Access(issuer, subject, part.Session);
        var answer = new JsonObject
        {
            ["access_token"] = access,
            ["expires_in"] = realm.File.AccessTokenLifespan,
            ["token_type"] = "Bearer",
            ["session_state"] = part.Session.Sid,
            ["scope"] = scopes.Text(client, asked),
        };
        if (client.UsesRefreshTokens)
        {
            answer["refresh_token"] = sessions.Issue(new RefreshGrant(part, granted));
            answer["refresh_expires_in"] = realm.File.SsoSessionIdleTimeout;
        }

        if (asked.Contains(ScopeRules.OpenId))
        {
            answer["id_token"] = tokens.Id(issuer, subject, part.Session, nonce, access);
        }

        return Results.Json(answer);
    }
}
