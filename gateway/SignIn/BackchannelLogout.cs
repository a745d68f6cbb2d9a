using System.Security.Claims;
using System.Text.Json;
using HubsPlatform.Gateway.Provider;
using HubsPlatform.Gateway.Sessions;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Authentication;

namespace HubsPlatform.Gateway.SignIn;

/// <summary>
/// The provider says that a session ended there (OpenID Connect Back-Channel Logout 1.0). It calls once for each session,
/// several at a time, and proves itself by the signature of the token alone.
/// </summary>
internal static class BackchannelLogout
{
    public const string Path = "/bff/backchannel-logout";

    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";

    public static async Task<IResult> HandleAsync(HttpRequest request, ProviderMetadata metadata, SessionStore store, CancellationToken stop)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (!request.HasFormContentType || (await request.ReadFormAsync(stop))["logout_token"].ToString() is not { Length: > 0 } token)
        {
            return Refused();
        }

        try
        {
            var identity = await metadata.ReadLogoutTokenAsync(token);
            if (!IsLogout(identity) || identity.FindFirst("sid")?.Value is not { Length: > 0 } sid)
            {
                return Refused();
            }

            await store.EndBySidAsync(sid, stop);
            return Results.Ok();
        }
        catch (Exception notOurs) when (notOurs is AuthenticationFailureException or JsonException)
        {
            return Refused();
        }
    }

    /// <summary>A nonce is forbidden in a logout token, so that no ID token is ever taken for one.</summary>
    private static bool IsLogout(ClaimsIdentity identity)
    {
        if (identity.FindFirst("nonce") is not null || identity.FindFirst("events")?.Value is not { } events)
        {
            return false;
        }

        using var document = JsonDocument.Parse(events);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(LogoutEvent, out _);
    }

    private static IResult Refused() => Problem.BadRequest("logout_token_refused", "Ce jeton de déconnexion n’est pas valable.");
}
