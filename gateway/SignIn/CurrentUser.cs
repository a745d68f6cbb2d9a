using System.Security.Claims;
using HubsPlatform.Gateway.Sessions;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.IdentityModel.JsonWebTokens;

namespace HubsPlatform.Gateway.SignIn;

/// <summary>Who is signed in, for a page's script. What a person may do is decided by the services, not by this.</summary>
internal static class CurrentUser
{
    public sealed record Answer(string Name, bool IsOperator, IReadOnlyDictionary<string, IReadOnlyList<string>> Hubs);

    public static IResult Handle(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.SignedIn() is not { } session)
        {
            return Problem.Of(StatusCodes.Status401Unauthorized, "authentication_required", "Connectez-vous pour continuer.");
        }

        // Not validated again: it came from the provider itself and was kept encrypted since.
        var token = new JsonWebToken(session.Tokens.Access);
        var grants = HubGrants.From(new ClaimsPrincipal(new ClaimsIdentity(token.Claims)));
        return Results.Ok(new Answer(
            token.TryGetPayloadValue<string>("name", out var name) ? name : session.Subject,
            grants.IsOperator,
            grants.Hubs.ToDictionary(hub => hub.Key.Alias, hub => (IReadOnlyList<string>)[.. hub.Value.Order(StringComparer.Ordinal)])));
    }
}
