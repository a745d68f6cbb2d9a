using System.Security.Cryptography;
using HubsPlatform.Identity.Tests.Clients;
using HubsPlatform.Identity.Tests.Servers;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.Identity.Tests.Services;

/// <summary>What a service makes of the provider's tokens, and of tokens that only look like them.</summary>
public abstract class BearerTests(IdentityServer server) : OnBothServers(server), IAsyncLifetime
{
    private SmallService _service = null!;

    public async Task InitializeAsync() => _service = await SmallService.StartAsync(Server);

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [SkippableFact]
    public async Task A_role_counts_in_its_own_hub_only()
    {
        var token = (await Identity.TokensOfAsync(TestRealm.InTwoHubs)).AccessToken;

        (await _service.GetAsync("/me", token)).ShouldBe(200);
        (await _service.GetAsync("/hubs/aura/admin", token)).ShouldBe(200);
        (await _service.GetAsync("/hubs/occitanie/workspace", token)).ShouldBe(200);
        (await _service.GetAsync("/hubs/occitanie/admin", token)).ShouldBe(403);
        (await _service.GetAsync("/hubs/sud/workspace", token)).ShouldBe(403);
        (await _service.GetAsync("/hubs/national/admin", token)).ShouldBe(403);
    }

    [SkippableFact]
    public async Task The_operator_is_no_administrator_of_somebody_elses_hub()
    {
        var token = (await Identity.TokensOfAsync("operatrice")).AccessToken;

        (await _service.GetAsync("/national/hubs", token)).ShouldBe(200);
        (await _service.GetAsync("/hubs/national/admin", token)).ShouldBe(200);
        (await _service.GetAsync("/hubs/aura/admin", token)).ShouldBe(403);
    }

    [SkippableFact]
    public async Task The_operators_addresses_do_not_exist_for_others()
    {
        (await _service.GetAsync("/national/hubs", (await Identity.TokensOfAsync("admin.national")).AccessToken)).ShouldBe(404);
        (await _service.GetAsync("/hubs/national/admin", (await Identity.TokensOfAsync("jury")).AccessToken)).ShouldBe(403);
    }

    [SkippableFact]
    public async Task A_service_account_has_no_role_in_any_hub()
    {
        var token = (await Identity.ServiceTokenAsync(TestRealm.ServiceClient, Server.TestSecret)).AccessToken;

        (await _service.GetAsync("/me", token)).ShouldBe(200);
        (await _service.GetAsync("/hubs/aura/workspace", token)).ShouldBe(403);
        (await _service.GetAsync("/national/hubs", token)).ShouldBe(404);
    }

    [SkippableFact]
    public async Task A_token_for_somebody_else_is_refused()
    {
        (await _service.GetAsync("/me", (await Identity.ServiceTokenAsync("hubs-onboarding", Server.OnboardingSecret)).AccessToken)).ShouldBe(401);
    }

    [SkippableFact]
    public async Task No_token_and_other_kinds_of_tokens_are_refused()
    {
        var tokens = await Identity.TokensOfAsync(TestRealm.InTwoHubs);

        (await _service.GetAsync("/me", null)).ShouldBe(401);
        (await _service.GetAsync("/me", "abc")).ShouldBe(401);
        (await _service.GetAsync("/me", tokens.IdToken)).ShouldBe(401);
        (await _service.GetAsync("/me", tokens.RefreshToken)).ShouldBe(401);
    }

    [SkippableFact]
    public async Task A_changed_token_is_refused()
    {
        var jwt = Jwt.Parse((await Identity.TokensOfAsync(TestRealm.InTwoHubs)).AccessToken!);

        await RefusedAsync(jwt.With(claims: claims => claims["realm_access"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "roles": ["operator"] }""")));
        await RefusedAsync(jwt.With(claims: claims => claims["exp"] = (long)claims["exp"]! + 3600));
        await RefusedAsync(jwt with { Signature = "" });
    }

    [SkippableFact]
    public async Task A_token_without_a_signature_or_signed_with_the_public_key_is_refused()
    {
        var jwt = Jwt.Parse((await Identity.TokensOfAsync(TestRealm.InTwoHubs)).AccessToken!);
        var keys = (await Identity.GetJsonAsync($"{Identity.Protocol}/certs"))["keys"]!.AsArray();
        var modulus = (string)keys.First(key => (string?)key!["use"] == "sig")!["n"]!;

        await RefusedAsync(jwt.With(header => header["alg"] = "none") with { Signature = "" });
        foreach (var secret in new[] { System.Text.Encoding.ASCII.GetBytes(modulus), Base64UrlEncoder.DecodeBytes(modulus) })
        {
            await RefusedAsync(jwt.With(header => header["alg"] = "HS256").Signed(data => HMACSHA256.HashData(secret, data)));
        }
    }

    [SkippableFact]
    public async Task A_token_with_a_key_of_ones_own_is_refused_however_it_names_the_key()
    {
        var jwt = Jwt.Parse((await Identity.TokensOfAsync(TestRealm.InTwoHubs)).AccessToken!);
        using var own = RSA.Create(2048);
        var parameters = own.ExportParameters(includePrivateParameters: false);
        byte[] Sign(byte[] data) => own.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        await RefusedAsync(jwt.Signed(Sign)); // under the provider's kid
        await RefusedAsync(jwt.With(header =>
        {
            header["kid"] = "evil";
            header["jku"] = "http://127.0.0.1:9/keys";
        }).Signed(Sign));
        await RefusedAsync(jwt.With(header =>
        {
            header.Remove("kid");
            header["jwk"] = System.Text.Json.Nodes.JsonNode.Parse(
                $$"""{ "kty": "RSA", "n": "{{Base64UrlEncoder.Encode(parameters.Modulus)}}", "e": "{{Base64UrlEncoder.Encode(parameters.Exponent)}}" }""");
        }).Signed(Sign));
    }

    private async Task RefusedAsync(Jwt forged) => (await _service.GetAsync("/me", forged.ToString())).ShouldBe(401, forged.Header.ToJsonString());
}

[Collection(DevIdentityCollection.Name)]
public sealed class BearerOfDevIdentity(DevIdentityServer server) : BearerTests(server);

[Collection(KeycloakCollection.Name)]
public sealed class BearerOfKeycloak(KeycloakServer server) : BearerTests(server);
