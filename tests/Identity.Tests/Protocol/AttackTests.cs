using System.Net;
using HubsPlatform.Identity.Tests.Clients;
using HubsPlatform.Identity.Tests.Servers;

namespace HubsPlatform.Identity.Tests.Protocol;

/// <summary>What an attacker would try at the provider.</summary>
public abstract class AttackTests(IdentityServer server) : OnBothServers(server)
{
    [SkippableTheory]
    [InlineData("{gateway}/signin-oidc/")]
    [InlineData("{gateway}/signin-oidc?x=1")]
    [InlineData("{gateway}/signin-oidc/../evil")]
    [InlineData("{gateway}/signin-oidc#f")]
    [InlineData("{gateway}@evil.example/signin-oidc")]
    [InlineData("{gateway}.evil.example/signin-oidc")]
    [InlineData("HTTP://127.0.0.1:1/signin-oidc")]
    [InlineData("http://evil.example/cb")]
    [InlineData("javascript:alert(1)")]
    public async Task An_address_that_is_not_registered_gets_nothing(string redirectUri)
    {
        var page = await AskAsync("redirect_uri", redirectUri.Replace("{gateway}", Server.Gateway.Address, StringComparison.Ordinal));

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Next.ShouldBeNull();
    }

    [SkippableTheory]
    [InlineData("http://127.0.0.1@evil.example/")]
    [InlineData("http://127.0.0.1:80@evil.example/")]
    [InlineData("http://127.0.0.1.evil.example/")]
    [InlineData("http://evil.example/127.0.0.1/")]
    [InlineData("https://127.0.0.1/")]
    public async Task The_loopback_address_of_scripts_stretches_to_nobody_else(string redirectUri)
    {
        var page = await new Browser().GetAsync(Identity.Request().With("client_id", "hubs-cli").With("redirect_uri", redirectUri).Address);

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Next.ShouldBeNull();
    }

    [SkippableFact]
    public async Task A_repeated_redirect_uri_is_an_error_at_the_registered_address()
    {
        var request = Identity.Request();
        var page = await new Browser().GetAsync(new Uri($"{request.Address}&redirect_uri=http%3A%2F%2Fevil.example%2F"));

        page.Next!.AbsoluteUri.ShouldStartWith($"{request.RedirectUri}?error=invalid_request");
    }

    [SkippableTheory]
    [InlineData("code_challenge", null)]
    [InlineData("code_challenge", "short")]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "id_token")]
    [InlineData("response_type", "code token")]
    [InlineData("response_type", null)]
    public async Task Anything_but_the_code_flow_with_S256_is_refused(string parameter, string? value)
    {
        var page = await AskAsync(parameter, value);

        (page.Status == HttpStatusCode.BadRequest || page.Next!.AbsoluteUri.Contains("error=", StringComparison.Ordinal)).ShouldBeTrue();
        page.FormAction.ShouldBeNull();
    }

    [SkippableTheory]
    [InlineData("openid organization:* operator")]
    [InlineData("openid organization:nowhere")]
    [InlineData("openid organization:AURA")]
    [InlineData("openid organization organization:*")]
    public async Task A_scope_that_the_client_lacks_is_refused_and_not_dropped(string scope)
    {
        (await Identity.SignInAsync("jury", request: Identity.Request().With("scope", scope))).Error.ShouldBe("invalid_scope");
    }

    [SkippableFact]
    public async Task Clients_that_sign_nobody_in_have_no_sign_in_page()
    {
        (await AskAsync("client_id", "hubs-directory")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await AskAsync("client_id", TestRealm.ServiceClient)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await AskAsync("client_id", "nobody")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [SkippableFact]
    public async Task A_code_is_worth_nothing_to_others_or_without_what_belongs_to_it()
    {
        (string Name, string? Value)[][] attempts =
        [
            [("client_id", TestRealm.ServiceClient), ("client_secret", Server.TestSecret)],
            [("client_id", "hubs-cli"), ("client_secret", null)],
            [("redirect_uri", $"{Server.Gateway.Address}/other")],
            [("code_verifier", null)],
            [("code_verifier", new string('x', 43))],
        ];
        foreach (var attempt in attempts)
        {
            (await Identity.ExchangeAsync(await Identity.SignInAsync("jury"), attempt)).Error.ShouldBe("invalid_grant", attempt[0].Name);
        }
    }

    [SkippableFact]
    public async Task A_wrong_secret_is_refused_with_401()
    {
        var answer = await Identity.ExchangeAsync(await Identity.SignInAsync("jury"), ("client_secret", "wrong"));

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Error.ShouldBe("unauthorized_client");
    }

    [SkippableFact]
    public async Task Of_eight_exchanges_of_one_code_at_once_one_succeeds()
    {
        var signIn = await Identity.SignInAsync("jury");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Identity.ExchangeAsync(signIn)));
        answers.Count(answer => answer.AccessToken is not null).ShouldBe(1);
    }

    [SkippableFact]
    public async Task Grants_that_a_client_lacks_are_refused()
    {
        (await Identity.TokenAsync(("grant_type", "password"), ("username", "jury"), ("password", TestRealm.Password), ("client_id", "hubs-gateway"), ("client_secret", Server.GatewaySecret))).Error.ShouldBe("unauthorized_client");
        (await Identity.TokenAsync(("grant_type", "password"), ("username", "jury"), ("password", TestRealm.Password), ("client_id", "hubs-cli"))).Error.ShouldBe("unauthorized_client");
        (await Identity.ServiceTokenAsync("hubs-gateway", Server.GatewaySecret)).AccessToken.ShouldBeNull();
        (await Identity.ServiceTokenAsync("hubs-directory", "")).AccessToken.ShouldBeNull();
    }

    [SkippableFact]
    public async Task A_service_account_cannot_ask_for_hubs()
    {
        var answer = await Identity.ServiceTokenAsync(TestRealm.ServiceClient, Server.TestSecret, "openid organization:*");

        if (answer.AccessToken is not null)
        {
            answer.Claims["organization"].ShouldBeNull();
        }
    }

    [SkippableFact]
    public async Task A_form_that_was_begun_in_another_browser_is_refused()
    {
        var attacker = new Browser();
        var page = await attacker.GetAsync(Identity.Request().Address);
        while (page.Next is { } next)
        {
            page = await attacker.GetAsync(next);
        }

        var victim = await new Browser().PostAsync(page.FormAction!, [new("username", "jury"), new("password", TestRealm.Password)]);
        ((int)victim.Status).ShouldBeGreaterThanOrEqualTo(400);
        victim.Next.ShouldBeNull();
        victim.Asks("password").ShouldBeFalse();
    }

    [SkippableFact]
    public async Task The_sign_in_page_cannot_be_framed()
    {
        (await new Browser().GetAsync(Identity.Request().Address)).ContentSecurityPolicy.ShouldContain("frame-ancestors 'none'");
    }

    [SkippableFact]
    public async Task Ten_wrong_passwords_lock_the_person_out_the_right_one_included()
    {
        (await Identity.SignInAsync(TestRealm.ToBeLocked)).Code.ShouldNotBeNull();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            // The name and the e-mail address count together.
            await Identity.SignInAsync(attempt % 2 == 0 ? TestRealm.ToBeLocked : $"{TestRealm.ToBeLocked}@tests.example", $"wrong {attempt}");
        }

        (await Identity.SignInAsync(TestRealm.ToBeLocked)).Code.ShouldBeNull();
    }

    [SkippableFact]
    public async Task Userinfo_takes_access_tokens_only()
    {
        var tokens = await Identity.TokensOfAsync("jury");

        (await Identity.UserInfoAsync(tokens.IdToken!)).Status.ShouldBe(401);
        (await Identity.UserInfoAsync("not a token")).Status.ShouldBe(401);
        (await Identity.UserInfoAsync(Jwt.Parse(tokens.AccessToken!).With(claims: claims => claims["sub"] = TestRealm.OperatorId).ToString())).Status.ShouldBe(401);
    }

    private Task<BrowserPage> AskAsync(string parameter, string? value) => new Browser().GetAsync(Identity.Request().With(parameter, value).Address);
}

[Collection(DevIdentityCollection.Name)]
public sealed class AttacksOnDevIdentity(DevIdentityServer server) : AttackTests(server);

[Collection(KeycloakCollection.Name)]
public sealed class AttacksOnKeycloak(KeycloakServer server) : AttackTests(server);
