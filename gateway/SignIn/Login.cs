using HubsPlatform.Gateway.Answers;
using HubsPlatform.Gateway.Sessions;
using Microsoft.AspNetCore.Authentication;

namespace HubsPlatform.Gateway.SignIn;

/// <summary>
/// Sends a person to the identity provider and back to where they were. With a living session there nothing is asked, and
/// the rights of now come back: the way to see a hub that one has just been given.
/// </summary>
internal static class Login
{
    public static async Task HandleAsync(HttpContext context, string? returnUrl, SessionCookie cookie)
    {
        if (!cookie.IsPossible(context.Request))
        {
            await Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, "https_required", "La connexion demande une adresse en https.");
            return;
        }

        try
        {
            await context.ChallengeAsync(KeycloakHandler.SchemeName, new AuthenticationProperties { RedirectUri = LocalOrHome(returnUrl) });
        }
        catch (InvalidOperationException) // discovery: nobody there
        {
            await Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "sign_in_unavailable", "La connexion est momentanément indisponible. Réessayez dans quelques instants.", TimeSpan.FromSeconds(10));
        }
    }

    /// <summary>A path of this very site; browsers read "//", "/\" and tabs between them as another host.</summary>
    internal static string LocalOrHome(string? url) =>
        url is ['/', not ('/' or '\\'), ..] && !url.AsSpan().ContainsAnyInRange('\0', ' ') && !url.Contains('\\') ? url : "/";
}
