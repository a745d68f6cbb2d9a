using HubsPlatform.DevIdentity.Claims;
using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Tokens;

/// <summary>The token endpoint: which grant, and the one that has no session (a service's own).</summary>
internal sealed class TokenEndpoint(Realm realm, Addresses addresses, ClientAuthentication clients, ScopeRules scopes, TokenFactory tokens, CodeGrantHandler code, RefreshGrantHandler refresh)
{
    public void Map(WebApplication app) => app.MapPost($"{addresses.Protocol}/token", HandleAsync).DisableAntiforgery();

    private async Task<IResult> HandleAsync(HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (!request.HasFormContentType)
        {
            return OAuthError.Of("invalid_request", "A form is expected");
        }

        var form = await request.ReadFormAsync();
        var (client, refusal) = clients.Check(request, form);
        if (client is null)
        {
            return refusal!;
        }

        if (form.Any(field => field.Value.Count > 1))
        {
            return OAuthError.Of("invalid_request", "duplicated parameter");
        }

        return form["grant_type"].One() switch
        {
            "authorization_code" => code.Handle(request, client, form),
            "refresh_token" => refresh.Handle(request, client, form),
            "client_credentials" => ForService(request, client, form["scope"].One()),
            "password" => OAuthError.Of("unauthorized_client", "Client not allowed for direct access grants"),
            null => OAuthError.Of("invalid_request", "Missing form parameter: grant_type"),
            _ => OAuthError.Of("unsupported_grant_type", "Unsupported grant_type"),
        };
    }

    private IResult ForService(HttpRequest request, Client client, string? scope)
    {
        if (!client.ServiceAccountsEnabled || realm.ServiceAccountOf(client) is not { Enabled: true } account)
        {
            return OAuthError.Of("unauthorized_client", "Client not enabled to retrieve service account", StatusCodes.Status401Unauthorized);
        }

        if (scopes.Asked(client, scope) is not { } asked)
        {
            return OAuthError.Of("invalid_scope", $"Invalid scopes: {scope}");
        }

        return Results.Json(new
        {
            access_token = tokens.Access(addresses.Issuer(request), new ClaimSubject(account, client, asked), session: null),
            expires_in = realm.File.AccessTokenLifespan,
            refresh_expires_in = 0,
            token_type = "Bearer",
            scope = scopes.Text(client, asked),
        });
    }
}
