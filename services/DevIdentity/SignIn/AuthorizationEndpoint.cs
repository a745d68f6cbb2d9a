using System.Text.RegularExpressions;
using HubsPlatform.DevIdentity.Claims;
using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Realms;
using HubsPlatform.DevIdentity.Sessions;

namespace HubsPlatform.DevIdentity.SignIn;

/// <summary>Where a client sends the browser: checks what it asks, then asks who it is, unless a session says so already.</summary>
internal sealed partial class AuthorizationEndpoint(
    Realm realm, Addresses addresses, ScopeRules scopes, SessionStore sessions, ProviderCookies cookies, Attempts attempts, SignInPages pages, ReturnToClient client)
{
    public void Map(WebApplication app) => app.MapGet($"{addresses.Protocol}/auth", Handle);

    private IResult Handle(HttpContext http)
    {
        var query = http.Request.Query;
        if (query["client_id"].One() is not { } id || !realm.Clients.TryGetValue(id, out var asking) || !asking.Enabled)
        {
            return pages.Refusal("Client non trouvé.");
        }

        if (asking.BearerOnly)
        {
            return pages.Refusal("Ce client ne peut pas connecter de personnes.", StatusCodes.Status403Forbidden);
        }

        // Until here nothing goes back to the client: it could be anyone's address. The first of several is the registered one or nothing.
        if (!asking.StandardFlowEnabled || query["redirect_uri"] is not [{ Length: > 0 } redirect, ..] || !asking.MayReturnTo(redirect))
        {
            return pages.Refusal("Paramètre invalide : redirect_uri");
        }

        if (Objection(query, asking) is var (error, description))
        {
            return client.Refuse(http.Request, redirect, query["state"].One(), error, description);
        }

        var request = new SignInRequest(asking, redirect, scopes.Asked(asking, query["scope"].One())!, query["state"].One(), query["nonce"].One(),
            query["code_challenge"].One()!, $"{http.Request.Path}{http.Request.QueryString}");
        return Begin(http, request, query["prompt"].One());
    }

    private (string Error, string Description)? Objection(IQueryCollection query, Client asking)
    {
        if (query.Any(parameter => parameter.Value.Count > 1))
        {
            return ("invalid_request", "duplicated parameter");
        }

        if (query["response_type"].One() is not "code")
        {
            return ("unsupported_response_type", "Only the code flow");
        }

        if (query["response_mode"].One() is not (null or "query"))
        {
            return ("invalid_request", "Invalid parameter: response_mode");
        }

        if (scopes.Asked(asking, query["scope"].One()) is null)
        {
            return ("invalid_scope", $"Invalid scopes: {query["scope"].One()}");
        }

        return query["code_challenge_method"].One() is "S256" && Challenge().IsMatch(query["code_challenge"].One() ?? "")
            ? null
            : ("invalid_request", "A PKCE challenge with S256 is needed");
    }

    private IResult Begin(HttpContext http, SignInRequest request, string? prompt)
    {
        var session = sessions.ByKey(cookies.Session(http.Request));
        var person = session is not null && realm.User(session.UserId) is { Enabled: true } found ? found : null;
        if (person is not null && prompt is not "login")
        {
            return client.Send(http.Request, request, session!, person, acr: "0");
        }

        return prompt is "none"
            ? client.Refuse(http.Request, request.RedirectUri, request.State, "login_required", "Nobody is signed in")
            : pages.Form(http.Request, attempts.Begin(http, request, person?.Username));
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{43}$")]
    private static partial Regex Challenge();
}
