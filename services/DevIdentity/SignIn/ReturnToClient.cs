using HubsPlatform.DevIdentity.Claims;
using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Realms;
using HubsPlatform.DevIdentity.Sessions;
using Microsoft.AspNetCore.WebUtilities;

namespace HubsPlatform.DevIdentity.SignIn;

/// <summary>The way back from the authorization endpoint; "iss" is in every answer (RFC 9207).</summary>
internal sealed class ReturnToClient(Realm realm, Addresses addresses, ScopeRules scopes, SessionStore sessions)
{
    public IResult Refuse(HttpRequest request, string redirectUri, string? state, string error, string description) =>
        To(redirectUri, ("error", error), ("error_description", description), ("state", state), ("iss", addresses.Issuer(request)));

    public IResult Send(HttpRequest request, SignInRequest asked, Session session, User user, string acr)
    {
        sessions.Touch(session);
        var granted = scopes.Granted(user, asked.Scopes);
        var part = session.Enter(asked.Client.ClientId);
        part.Acr = acr;
        part.OnlyHub = realm.Hubs(user, granted) is [var only] ? only.Id : null;
        var code = sessions.Issue(new Code(asked, part, granted));
        return To(asked.RedirectUri, ("state", asked.State), ("session_state", session.Sid), ("iss", addresses.Issuer(request)), ("code", code));
    }

    private static IResult To(string url, params IEnumerable<(string Name, string? Value)> query) =>
        Results.Redirect(QueryHelpers.AddQueryString(url, query.Where(part => part.Value is not null).ToDictionary(part => part.Name, part => part.Value)));
}
