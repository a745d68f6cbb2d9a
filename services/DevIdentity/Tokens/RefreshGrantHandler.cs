using HubsPlatform.DevIdentity.Claims;
using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Realms;
using HubsPlatform.DevIdentity.Sessions;

namespace HubsPlatform.DevIdentity.Tokens;

/// <summary>A refresh token, once: rights are read again, so what a person lost is gone with the next refresh.</summary>
internal sealed class RefreshGrantHandler(Realm realm, SessionStore sessions, ScopeRules scopes, TokenAnswer answer)
{
    public IResult Handle(HttpRequest request, Client client, IFormCollection form)
    {
        if (form["refresh_token"].One() is not { } value)
        {
            return OAuthError.Of("invalid_request", "No refresh token");
        }

        if (sessions.FindRefresh(value) is not { } grant || grant.Part.ClientId != client.ClientId)
        {
            return OAuthError.InvalidGrant("Invalid refresh token");
        }

        if (sessions.UserOf(grant.Part) is not { } user)
        {
            return OAuthError.InvalidGrant("Session not active");
        }

        if (!user.Enabled)
        {
            return OAuthError.InvalidGrant("User disabled");
        }

        var scope = form["scope"].One();
        if (scopes.Asked(client, scope) is not { } asked)
        {
            return OAuthError.Of("invalid_scope", $"Invalid scopes: {scope}");
        }

        if (grant.Part.OnlyHub is { } only && realm.Hubs(user, grant.Granted).All(hub => hub.Id != only))
        {
            return OAuthError.InvalidGrant("Invalid organization");
        }

        if (!grant.Use() && realm.File.RevokeRefreshToken)
        {
            grant.Part.Session.Leave(grant.Part); // stolen, or a client that forgets: nobody keeps anything
            return OAuthError.InvalidGrant("Maximum allowed refresh token reuse exceeded");
        }

        return answer.Write(request, client, user, grant.Part, scopes.Narrowed(user, grant.Granted, scope is null ? grant.Granted : asked), grant.Granted, nonce: null);
    }
}
