using System.Text.Json.Nodes;
using HubsPlatform.DevIdentity;
using HubsPlatform.Identity.Tests.Servers;
using Microsoft.AspNetCore.Builder;

namespace HubsPlatform.Identity.Tests.DevelopmentProvider;

/// <summary>A restart of the development provider is not a change of keys, and hubs that were onboarded are still there.</summary>
public sealed class RestartTests : IDisposable
{
    private const string Secret = "of-this-test";

    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("hubs-identity-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_signing_key_stays()
    {
        (await KeyIdAsync()).ShouldBe(await KeyIdAsync());
    }

    [Fact]
    public async Task What_onboarding_made_stays()
    {
        await WithServerAsync(async (http, admin) =>
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", await TokenAsync(http));
            (await http.PostAsync($"{admin}/organizations", Json("""{ "name": "Hub Bretagne", "alias": "bretagne" }"""))).StatusCode.ShouldBe(System.Net.HttpStatusCode.Created);
            return 0;
        });

        var found = await WithServerAsync(async (http, admin) =>
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", await TokenAsync(http));
            return JsonNode.Parse(await http.GetStringAsync($"{admin}/organizations?q=alias:bretagne"))!.AsArray();
        });
        ((string?)found.Single()!["name"]).ShouldBe("Hub Bretagne");
    }

    [Fact]
    public async Task Its_folder_is_for_its_owner_only_and_holds_no_password_in_clear()
    {
        await WithServerAsync(async (http, admin) =>
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", await TokenAsync(http));
            var person = """{ "username": "ana", "groups": ["/people"], "credentials": [{ "type": "password", "value": "un-mot-de-passe" }] }""";
            return (await http.PostAsync($"{admin}/users", Json(person))).EnsureSuccessStatusCode();
        });

        foreach (var file in System.IO.Directory.EnumerateFiles(_folder))
        {
            (await File.ReadAllTextAsync(file)).ShouldNotContain("un-mot-de-passe");
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
            }
        }
    }

    [Fact]
    public async Task Another_host_name_that_points_here_gets_nothing()
    {
        await WithServerAsync(async (http, _) =>
        {
            http.DefaultRequestHeaders.Host = "evil.example";
            (await http.GetAsync("realms/hubs/.well-known/openid-configuration")).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
            return 0;
        });
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private static async Task<string> TokenAsync(HttpClient http)
    {
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", "hubs-onboarding"), new("client_secret", Secret)]);
        using var answer = await http.PostAsync("realms/hubs/protocol/openid-connect/token", form);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!;
    }

    private Task<string> KeyIdAsync() => WithServerAsync(async (http, _) =>
        (string)JsonNode.Parse(await http.GetStringAsync("realms/hubs/protocol/openid-connect/certs"))!["keys"]![0]!["kid"]!);

    private async Task<T> WithServerAsync<T>(Func<HttpClient, string, Task<T>> act)
    {
        await using var app = DevelopmentIdentity.Build(
        [
            "--environment=Development", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", $"--realm={Repository.RealmFile}", $"--HUBS_IDP_KEYS={_folder}",
            $"--HUBS_DEMO_PASSWORD={TestRealm.Password}", "--HUBS_GATEWAY_SECRET=x", $"--HUBS_ONBOARDING_SECRET={Secret}",
        ]);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri($"{app.Urls.Single()}/") };
        return await act(http, "admin/realms/hubs");
    }
}
