using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HubsPlatform.Platform.Tests.Running;

namespace HubsPlatform.Platform.Tests;

/// <summary>Each service, called at its own port past the gateway, believes only tokens that were issued for it.</summary>
[Collection(PlatformCollection.Name)]
public sealed class TokenAttackTests(PlatformRun platform)
{
    private const string Hub = "mednum-bfc";

    private static readonly Dictionary<string, string> Doors = new()
    {
        ["directory"] = $"/api/directory/hubs/{Hub}/places",
        ["funding"] = $"/api/funding/hubs/{Hub}/evidence",
        ["training"] = $"/api/training/hubs/{Hub}/structures",
        ["evaluation"] = $"/api/evaluation/hubs/{Hub}/coverage",
    };

    public static TheoryData<string> Services => [.. Doors.Keys];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_forged_token_gives_nothing(string service)
    {
        var token = await platform.TokenAsync($"admin.{Hub}");
        (await AskAsync(service, token)).ShouldBe(HttpStatusCode.OK, "the token itself works");
        var parts = token.Split('.');

        foreach (var (attack, forged) in Forgeries(parts))
        {
            (await AskAsync(service, forged)).ShouldBe(HttpStatusCode.Unauthorized, attack);
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_account_of_another_program_is_nobody_here(string service)
    {
        var directory = platform.State.One("directory").Environment();
        using var client = new HttpClient();
        using var answer = await client.PostAsync(
            $"{directory["Keycloak__AuthServerUrl"]}realms/hubs/protocol/openid-connect/token",
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = "hubs-onboarding",
                ["client_secret"] = directory["Onboarding__ClientSecret"],
            }));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.Text("access_token");

        (await AskAsync(service, token)).ShouldBe(HttpStatusCode.Unauthorized, "the wrong audience");
    }

    [Fact]
    public async Task Headers_that_claim_an_identity_are_worth_nothing()
    {
        using var anyone = platform.Anonymous();
        foreach (var header in new[] { "X-Hub", "X-Hubs-User", "X-Forwarded-User", "X-User", "X-Roles" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Doors["directory"]);
            request.Headers.TryAddWithoutValidation(header, $"admin.{Hub}");
            using var response = await anyone.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, header);
        }
    }

    private static IEnumerable<(string Attack, string Token)> Forgeries(string[] parts)
    {
        var header = JsonNode.Parse(Base64Url.Decode(parts[0]))!.AsObject();
        var claims = JsonNode.Parse(Base64Url.Decode(parts[1]))!.AsObject();
        using var stranger = RSA.Create(2048);

        foreach (var none in new[] { "none", "None", "NONE" })
        {
            yield return ($"alg {none}", $"{Part(With(header, "alg", none))}.{parts[1]}.");
        }

        yield return ("no signature", $"{parts[0]}.{parts[1]}.");
        yield return ("a changed claim", $"{parts[0]}.{Part(With(claims, "sub", Guid.CreateVersion7().ToString()))}.{parts[2]}");
        yield return ("a stranger's key under our kid", Signed(header, claims, stranger));
        yield return ("an unknown kid", Signed(With(header, "kid", "inconnu"), claims, stranger));
        yield return ("a kid that is a path", Signed(With(header, "kid", "../../../dev/null"), claims, stranger));
        yield return ("a key that comes along", Signed(With(header, "jwk", Jwk(stranger)), claims, stranger));
        yield return ("a key from elsewhere", Signed(With(header, "jku", "http://127.0.0.1:9/keys"), claims, stranger));
        yield return ("HS256 with a guessed secret", Hashed(With(header, "alg", "HS256"), claims));
        yield return ("an ID token as bearer", Signed(header, With(claims, "typ", "ID"), stranger));
        yield return ("a role at the top level", Signed(header, With(claims, "groups", new JsonArray("/hub-admin")), stranger));
        yield return ("not a token at all", "a.b.c");
    }

    private static JsonObject With(JsonObject source, string name, JsonNode value)
    {
        var copy = source.DeepClone().AsObject();
        copy[name] = value;
        return copy;
    }

    private static JsonObject Jwk(RSA key)
    {
        var parameters = key.ExportParameters(false);
        return new JsonObject { ["kty"] = "RSA", ["n"] = Base64Url.Encode(parameters.Modulus!), ["e"] = Base64Url.Encode(parameters.Exponent!) };
    }

    private static string Signed(JsonObject header, JsonObject claims, RSA key)
    {
        var text = $"{Part(header)}.{Part(claims)}";
        return $"{text}.{Base64Url.Encode(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Hashed(JsonObject header, JsonObject claims)
    {
        var text = $"{Part(header)}.{Part(claims)}";
        return $"{text}.{Base64Url.Encode(HMACSHA256.HashData("secret"u8, Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Part(JsonObject json) => Base64Url.Encode(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private async Task<HttpStatusCode> AskAsync(string service, string token)
    {
        using var client = new HttpClient { BaseAddress = platform.State.One(service).Own() };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.GetAsync(Doors[service]);
        return response.StatusCode;
    }
}
