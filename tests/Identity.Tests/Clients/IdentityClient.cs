using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using HubsPlatform.Identity.Tests.Servers;

namespace HubsPlatform.Identity.Tests.Clients;

/// <summary>The protocol as the gateway, services and scripts speak it.</summary>
internal sealed class IdentityClient(IdentityServer server)
{
    private const int MostPages = 8;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public string Protocol { get; } = $"{server.Issuer}/protocol/openid-connect";

    public AuthorizationRequest Request() => AuthorizationRequest.Of(server);

    /// <summary>Fills in each page until the provider answers the client, or until it asks for a password again.</summary>
    public async Task<SignIn> SignInAsync(string user, string password = TestRealm.Password, AuthorizationRequest? request = null, Browser? browser = null)
    {
        request ??= Request();
        browser ??= new Browser();
        var page = await browser.GetAsync(request.Address);
        var passwordGiven = false;
        for (var pages = 0; pages < MostPages; pages++)
        {
            if (page.Next is { } next)
            {
                if (next.AbsoluteUri.StartsWith(request.RedirectUri, StringComparison.Ordinal))
                {
                    break;
                }

                page = await browser.GetAsync(next);
                continue;
            }

            var asksPassword = page.Asks("password");
            if (page.FormAction is not { } action || !(asksPassword || page.Asks("username")) || (asksPassword && passwordGiven))
            {
                break;
            }

            passwordGiven = asksPassword;
            Dictionary<string, string> form = new() { ["username"] = user };
            if (asksPassword)
            {
                form["password"] = password;
            }

            page = await browser.PostAsync(action, form);
        }

        return new SignIn(browser, page, request);
    }

    /// <summary>Signs in with nothing asked, by the session of the browser.</summary>
    public Task<SignIn> SingleSignOnAsync(Browser browser, string scope = "openid organization:*") =>
        SignInAsync("-", "-", Request().With("prompt", "none").With("scope", scope), browser);

    public async Task<TokenAnswer> TokensOfAsync(string user, string password = TestRealm.Password, string? scope = null) =>
        await ExchangeAsync(await SignInAsync(user, password, scope is null ? null : Request().With("scope", scope)));

    public Task<TokenAnswer> ExchangeAsync(SignIn signIn, params (string Name, string? Value)[] instead) => TokenAsync(
    [
        ("grant_type", "authorization_code"), ("code", signIn.Code), ("redirect_uri", signIn.Request.RedirectUri), ("code_verifier", signIn.Request.Verifier),
        .. Gateway, .. instead,
    ]);

    public Task<TokenAnswer> RefreshAsync(TokenAnswer tokens, string? scope = null) => RefreshAsync(tokens, [("scope", scope)]);

    public Task<TokenAnswer> RefreshAsync(TokenAnswer tokens, params (string Name, string? Value)[] instead) =>
        TokenAsync([("grant_type", "refresh_token"), ("refresh_token", tokens.RefreshToken), .. Gateway, .. instead]);

    public Task<TokenAnswer> ServiceTokenAsync(string client, string secret, string? scope = null) =>
        TokenAsync(("grant_type", "client_credentials"), ("client_id", client), ("client_secret", secret), ("scope", scope));

    /// <summary>The last value of a name wins; a null is left out.</summary>
    public async Task<TokenAnswer> TokenAsync(params (string Name, string? Value)[] form)
    {
        var fields = form.GroupBy(field => field.Name).Select(field => field.Last()).Where(field => field.Value is not null)
            .Select(field => KeyValuePair.Create(field.Name, field.Value!));
        using var response = await Http.PostAsync($"{Protocol}/token", new FormUrlEncodedContent(fields));
        return new(response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }

    public async Task<(int Status, JsonObject? Claims)> UserInfoAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Protocol}/userinfo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, response.IsSuccessStatusCode ? JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject() : null);
    }

    public async Task<JsonObject> GetJsonAsync(string address) => JsonNode.Parse(await Http.GetStringAsync(address))!.AsObject();

    private (string Name, string? Value)[] Gateway => [("client_id", "hubs-gateway"), ("client_secret", server.GatewaySecret)];
}
