using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Realms;
using HubsPlatform.DevIdentity.Sessions;
using HubsPlatform.DevIdentity.SignIn;
using HubsPlatform.DevIdentity.Tokens;
using Microsoft.AspNetCore.WebUtilities;

namespace HubsPlatform.DevIdentity.Logout;

/// <summary>Sign-out that a client starts (OpenID Connect RP-Initiated Logout 1.0), with an id_token_hint.</summary>
internal sealed class LogoutEndpoint(Realm realm, Addresses addresses, SessionStore sessions, TokenSigner signer, BackChannel backChannel, ProviderCookies cookies, SignInPages pages)
{
    public void Map(WebApplication app) => app.MapGet($"{addresses.Protocol}/logout", HandleAsync);

    private async Task<IResult> HandleAsync(HttpRequest request)
    {
        var hint = await signer.ReadAsync(request, request.Query["id_token_hint"].One(), TokenType.Id, acceptExpired: true);
        if (hint is null || !realm.Clients.TryGetValue(hint.Text("azp") ?? "", out var client))
        {
            return pages.Refusal("Paramètre manquant ou invalide : id_token_hint");
        }

        var asked = request.Query["post_logout_redirect_uri"].One();
        if (asked is not null && !client.MayReturnAfterLogoutTo(asked))
        {
            return pages.Refusal("Paramètre invalide : post_logout_redirect_uri");
        }

        if (sessions.BySid(hint.Text("sid")) is { } session)
        {
            await backChannel.EndAsync(addresses.Issuer(request), session);
        }

        if (sessions.ByKey(cookies.Session(request)) is null)
        {
            cookies.RemoveSession(request.HttpContext);
        }

        if ((asked ?? client.HomePage) is not { } next)
        {
            return pages.SignedOut();
        }

        return Results.Redirect(request.Query["state"].One() is { } state ? QueryHelpers.AddQueryString(next, "state", state) : next);
    }
}
