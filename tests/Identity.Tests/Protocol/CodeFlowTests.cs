using System.Net;
using HubsPlatform.Identity.Tests.Clients;
using HubsPlatform.Identity.Tests.Servers;

namespace HubsPlatform.Identity.Tests.Protocol;

/// <summary>Signing in by authorization code with PKCE, and what the tokens say.</summary>
public abstract class CodeFlowTests(IdentityServer server) : OnBothServers(server)
{
    private static readonly string[] Services = ["hubs-directory", "hubs-evaluation", "hubs-funding", "hubs-portal", "hubs-training"];

    [SkippableFact]
    public async Task Discovery_names_the_issuer_and_the_endpoints_that_exist()
    {
        var document = await Identity.GetJsonAsync($"{Server.Issuer}/.well-known/openid-configuration");

        ((string?)document["issuer"]).ShouldBe(Server.Issuer);
        ((string?)document["authorization_endpoint"]).ShouldBe($"{Identity.Protocol}/auth");
        ((string?)document["token_endpoint"]).ShouldBe($"{Identity.Protocol}/token");
        ((string?)document["end_session_endpoint"]).ShouldBe($"{Identity.Protocol}/logout");
        document["id_token_signing_alg_values_supported"].Strings().ShouldContain("RS256");
        document["code_challenge_methods_supported"].Strings().ShouldContain("S256");
        ((bool?)document["backchannel_logout_supported"]).ShouldBe(true);
    }

    [SkippableFact]
    public async Task A_code_and_its_verifier_give_tokens_for_the_services()
    {
        var signIn = await Identity.SignInAsync(TestRealm.InTwoHubs);
        signIn.State.ShouldBe("the-state");
        signIn.Issuer.ShouldBe(Server.Issuer);

        var tokens = await Identity.ExchangeAsync(signIn);
        var header = Jwt.Parse(tokens.AccessToken!).Header;
        ((string?)header["alg"]).ShouldBe("RS256");
        ((string?)header["typ"]).ShouldBe("JWT");
        var claims = tokens.Claims;
        ((string?)claims["iss"]).ShouldBe(Server.Issuer);
        ((string?)claims["typ"]).ShouldBe("Bearer");
        ((string?)claims["azp"]).ShouldBe("hubs-gateway");
        ((string?)claims["preferred_username"]).ShouldBe(TestRealm.InTwoHubs);
        ((string?)claims["acr"]).ShouldBe("1");
        claims["aud"].Strings().Order().ShouldBe(Services);
        ((long)claims["exp"]! - (long)claims["iat"]!).ShouldBe(300);
        claims.Hubs().ShouldBe(["aura", "occitanie"]);
        claims.RolesIn("aura").ShouldBe(["/hub-admin"]);
        claims.RolesIn("occitanie").ShouldBe(["/viewer"]);
        claims["realm_access"].ShouldBeNull();
    }

    [SkippableFact]
    public async Task The_id_token_is_for_the_client_and_carries_its_nonce()
    {
        var tokens = await Identity.TokensOfAsync(TestRealm.InTwoHubs);

        var claims = Jwt.Parse(tokens.IdToken!).Claims;
        ((string?)claims["typ"]).ShouldBe("ID");
        claims["aud"].Strings().ShouldBe(["hubs-gateway"]);
        ((string?)claims["nonce"]).ShouldBe("the-nonce");
        ((string?)claims["sub"]).ShouldBe((string?)tokens.Claims["sub"]);
        ((string?)claims["sid"]).ShouldBe((string?)tokens.Claims["sid"]);
        claims.Hubs().ShouldBe(["aura", "occitanie"]);
    }

    [SkippableFact]
    public async Task Without_the_scope_openid_there_is_no_id_token()
    {
        var tokens = await Identity.TokensOfAsync("jury", scope: "organization:*");

        tokens.AccessToken.ShouldNotBeNull();
        tokens.IdToken.ShouldBeNull();
        (await Identity.UserInfoAsync(tokens.AccessToken)).Status.ShouldBe(403);
    }

    [SkippableFact]
    public async Task A_code_is_good_once_and_its_replay_takes_back_what_it_gave()
    {
        var signIn = await Identity.SignInAsync(TestRealm.InTwoHubs);
        var tokens = await Identity.ExchangeAsync(signIn);

        (await Identity.ExchangeAsync(signIn)).Error.ShouldBe("invalid_grant");
        (await Identity.RefreshAsync(tokens)).Error.ShouldBe("invalid_grant");
        (await Identity.UserInfoAsync(tokens.AccessToken!)).Status.ShouldBe(401);
    }

    [SkippableFact]
    public async Task The_operator_has_the_realm_role_and_a_hub_of_its_own()
    {
        var claims = (await Identity.TokensOfAsync("operatrice")).Claims;

        claims["realm_access"]!["roles"].Strings().ShouldBe(["operator"]);
        claims.RolesIn("national").ShouldBe(["/hub-admin"]);
    }

    [SkippableTheory]
    [InlineData("admin.mednum-bfc", "mednum-bfc", "/hub-admin")]
    [InlineData("membre.hubert", "hubert", "/hub-member")]
    [InlineData("mediateur.antilles-guyane", "antilles-guyane", "/mediator")]
    [InlineData("lecteur.ile-de-france", "ile-de-france", "/viewer")]
    [InlineData("jury", "national", "/jury")]
    public async Task Each_demonstration_user_has_one_role_in_one_hub(string user, string hub, string role)
    {
        var claims = (await Identity.TokensOfAsync(user)).Claims;

        claims.Hubs().ShouldBe([hub]);
        claims.RolesIn(hub).ShouldBe([role]);
        claims["realm_access"].ShouldBeNull();
    }

    [SkippableFact]
    public async Task Who_is_in_no_hub_has_no_hub_and_no_role()
    {
        var claims = (await Identity.TokensOfAsync(TestRealm.InNoHub)).Claims;

        claims["organization"].ShouldBeNull();
        claims["realm_access"].ShouldBeNull();
    }

    [SkippableFact]
    public async Task One_hub_can_be_asked_for()
    {
        (await Identity.TokensOfAsync(TestRealm.InTwoHubs, scope: "openid organization:aura")).Claims.Hubs().ShouldBe(["aura"]);
        (await Identity.TokensOfAsync("jury", scope: "openid organization:aura")).Claims["organization"].ShouldBeNull();
    }

    [SkippableFact]
    public async Task Userinfo_gives_the_claims_of_a_living_session()
    {
        var tokens = await Identity.TokensOfAsync(TestRealm.InTwoHubs);

        var (status, claims) = await Identity.UserInfoAsync(tokens.AccessToken!);
        status.ShouldBe(200);
        ((string?)claims!["email"]).ShouldBe($"{TestRealm.InTwoHubs}@tests.example");
        claims.RolesIn("aura").ShouldBe(["/hub-admin"]);
    }

    [SkippableFact]
    public async Task An_email_address_signs_in_as_well_as_a_name()
    {
        ((string?)(await Identity.TokensOfAsync("JURY@national.hubs.example")).Claims["preferred_username"]).ShouldBe("jury");
    }

    [SkippableFact]
    public async Task A_wrong_password_and_an_unknown_name_look_the_same()
    {
        var wrong = await Identity.SignInAsync("lecteur.sud", "not the password");
        var unknown = await Identity.SignInAsync("nobody.at.all", "not the password");

        wrong.Status.ShouldBe(HttpStatusCode.OK);
        wrong.Page.Asks("password").ShouldBeTrue();
        unknown.Status.ShouldBe(HttpStatusCode.OK);
        unknown.Page.Asks("password").ShouldBeTrue();
    }

    [SkippableFact]
    public async Task A_disabled_user_cannot_sign_in()
    {
        var signIn = await Identity.SignInAsync(TestRealm.Disabled);

        signIn.Code.ShouldBeNull();
        signIn.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [SkippableFact]
    public async Task A_service_account_gets_a_token_of_its_own_without_a_hub()
    {
        var tokens = await Identity.ServiceTokenAsync(TestRealm.ServiceClient, Server.TestSecret);

        tokens.RefreshToken.ShouldBeNull();
        ((string?)tokens.Claims["client_id"]).ShouldBe(TestRealm.ServiceClient);
        tokens.Claims["aud"].Strings().Order().ShouldBe(Services);
        tokens.Claims["organization"].ShouldBeNull();
    }

    [SkippableFact]
    public async Task A_script_signs_in_on_any_loopback_port_and_gets_no_refresh_token()
    {
        var request = Identity.Request().With("client_id", "hubs-cli").With("redirect_uri", "http://127.0.0.1:23456/callback");

        var tokens = await Identity.ExchangeAsync(await Identity.SignInAsync("operatrice", request: request), ("client_id", "hubs-cli"), ("client_secret", null));
        tokens.RefreshToken.ShouldBeNull();
        tokens.Claims["aud"].Strings().Order().ShouldBe(Services);
        tokens.Claims["realm_access"]!["roles"].Strings().ShouldBe(["operator"]);
    }
}

[Collection(DevIdentityCollection.Name)]
public sealed class CodeFlowOnDevIdentity(DevIdentityServer server) : CodeFlowTests(server);

[Collection(KeycloakCollection.Name)]
public sealed class CodeFlowOnKeycloak(KeycloakServer server) : CodeFlowTests(server);
