using HubsPlatform.DevIdentity.Claims;
using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Realms;
using HubsPlatform.DevIdentity.Sessions;

namespace HubsPlatform.DevIdentity.Tokens;

/// <summary>The claims of whoever holds an access token whose session still lives.</summary>
internal sealed class UserInfoEndpoint(Realm realm, Addresses addresses, SessionStore sessions, TokenSigner signer, ClaimMappers mappers)
{
    public void Map(WebApplication app) => app.MapGet($"{addresses.Protocol}/userinfo", HandleAsync);

    private async Task<IResult> HandleAsync(HttpRequest request)
    {
        if (await signer.ReadBearerAsync(request) is not { } token)
        {
            return Refuse(request, StatusCodes.Status401Unauthorized, "invalid_token", "Token verification failed");
        }

        if (sessions.BySid(token.Text("sid"))?.Of(token.Text("azp") ?? "") is not { } part || sessions.UserOf(part) is not { Enabled: true } user)
        {
            return Refuse(request, StatusCodes.Status401Unauthorized, "invalid_token", "user_session_not_found");
        }

        var scopes = (token.Text("scope") ?? "").Split(' ');
        if (!scopes.Contains(ScopeRules.OpenId))
        {
            return Refuse(request, StatusCodes.Status403Forbidden, "insufficient_scope", "Missing openid scope");
        }

        var claims = mappers.Run(ClaimTarget.UserInfo, new ClaimSubject(user, realm.Clients[part.ClientId], scopes) { SignIn = part.Facts });
        claims.Put("sub", user.Id);
        return Results.Json(claims.Json);
    }

    private IResult Refuse(HttpRequest request, int status, string error, string description)
    {
        request.HttpContext.Response.Headers.WWWAuthenticate = $"Bearer realm=\"{realm.File.Name}\", error=\"{error}\", error_description=\"{description}\"";
        return Results.StatusCode(status);
    }
}
