using System.Net;
using HubsPlatform.Identity.Tests.Clients;
using HubsPlatform.Identity.Tests.Servers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.Identity.Tests.Protocol;

/// <summary>Single sign-on, its end, and the word of it to the gateway.</summary>
public abstract class SignOutTests(IdentityServer server) : OnBothServers(server)
{
    [SkippableFact]
    public async Task A_session_signs_in_again_with_nothing_asked()
    {
        var signIn = await Identity.SignInAsync("membre.sud");

        var again = await Identity.SingleSignOnAsync(signIn.Browser);
        again.Code.ShouldNotBeNull();
        ((string?)(await Identity.ExchangeAsync(again)).Claims["acr"]).ShouldBe("0");
    }

    [SkippableFact]
    public async Task Without_a_session_prompt_none_says_that_a_login_is_required()
    {
        (await Identity.SingleSignOnAsync(new Browser())).Error.ShouldBe("login_required");
    }

    [SkippableFact]
    public async Task Prompt_login_asks_who_is_signed_in_for_the_password_only()
    {
        var signIn = await Identity.SignInAsync("membre.sud");

        var page = await signIn.Browser.GetAsync(Identity.Request().With("prompt", "login").Address);
        while (page.Next is { } next)
        {
            page = await signIn.Browser.GetAsync(next);
        }

        page.Asks("password").ShouldBeTrue();
    }

    [SkippableFact]
    public async Task Signing_out_returns_to_the_client_and_ends_the_session_and_its_tokens()
    {
        var signIn = await Identity.SignInAsync("membre.sud");
        var tokens = await Identity.ExchangeAsync(signIn);

        var page = await signIn.Browser.GetAsync(LogoutAddress(tokens, $"{Server.Gateway.Address}/", "bye"));
        page.Status.ShouldBe(HttpStatusCode.Found);
        page.Next!.AbsoluteUri.ShouldBe($"{Server.Gateway.Address}/?state=bye");
        (await Identity.SingleSignOnAsync(signIn.Browser)).Error.ShouldBe("login_required");
        (await Identity.RefreshAsync(tokens)).Error.ShouldBe("invalid_grant");
        (await Identity.UserInfoAsync(tokens.AccessToken!)).Status.ShouldBe(401);
    }

    [SkippableFact]
    public async Task Signing_out_goes_to_no_foreign_address_and_ends_nothing_then()
    {
        var signIn = await Identity.SignInAsync("membre.sud");
        var tokens = await Identity.ExchangeAsync(signIn);

        foreach (var foreign in new[] { "http://evil.example/", $"{Server.Gateway.Address}@evil.example/", $"{Server.Gateway.Address}.evil.example/" })
        {
            var page = await signIn.Browser.GetAsync(LogoutAddress(tokens, foreign));
            page.Status.ShouldBe(HttpStatusCode.BadRequest, foreign);
            page.Next.ShouldBeNull();
        }

        (await Identity.SingleSignOnAsync(signIn.Browser)).Code.ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task The_gateway_is_told_of_a_sign_out_by_a_signed_logout_token()
    {
        var signIn = await Identity.SignInAsync("membre.sud");
        var tokens = await Identity.ExchangeAsync(signIn);
        var sid = (string)tokens.Claims["sid"]!;

        await signIn.Browser.GetAsync(LogoutAddress(tokens, $"{Server.Gateway.Address}/"));
        var logoutToken = await Server.Gateway.LogoutTokenAsync(token => (string?)Jwt.Parse(token).Claims["sid"] == sid);

        var jwt = Jwt.Parse(logoutToken);
        ((string?)jwt.Header["typ"]).ShouldBe("logout+jwt");
        ((string?)jwt.Claims["typ"]).ShouldBe("Logout");
        ((string?)jwt.Claims["sub"]).ShouldBe((string?)tokens.Claims["sub"]);
        jwt.Claims["aud"].Strings().ShouldBe(["hubs-gateway"]);
        jwt.Claims["events"]!["http://schemas.openid.net/event/backchannel-logout"].ShouldNotBeNull();
        var keys = new JsonWebKeySet((await Identity.GetJsonAsync($"{Identity.Protocol}/certs")).ToJsonString());
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(logoutToken, new TokenValidationParameters
        {
            ValidIssuer = Server.Issuer,
            ValidAudience = "hubs-gateway",
            IssuerSigningKeys = keys.GetSigningKeys(),
        });
        result.IsValid.ShouldBeTrue(result.Exception?.Message);
    }

    private Uri LogoutAddress(TokenAnswer tokens, string returnTo, string? state = null) => new(QueryHelpers.AddQueryString($"{Identity.Protocol}/logout", new Dictionary<string, string?>
    {
        ["id_token_hint"] = tokens.IdToken,
        ["post_logout_redirect_uri"] = returnTo,
        ["state"] = state,
    }));
}

[Collection(DevIdentityCollection.Name)]
public sealed class SignOutOnDevIdentity(DevIdentityServer server) : SignOutTests(server);

[Collection(KeycloakCollection.Name)]
public sealed class SignOutOnKeycloak(KeycloakServer server) : SignOutTests(server);
