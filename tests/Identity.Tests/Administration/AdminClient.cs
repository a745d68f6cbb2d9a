using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HubsPlatform.Identity.Tests.Clients;
using HubsPlatform.Identity.Tests.Servers;

namespace HubsPlatform.Identity.Tests.Administration;

/// <summary>The administration API, called by the service account of onboarding; deletes what it made.</summary>
internal sealed class AdminClient(IdentityServer server, IdentityClient identity) : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private readonly Stack<string> _made = [];
    private string? _token;

    /// <summary>Goes into every name, so that tests do not meet each other's people.</summary>
    public string Tail { get; } = Guid.NewGuid().ToString("n")[^6..];

    public async Task<AdminAnswer> CallAsync(HttpMethod method, string path, object? body = null, string? token = null)
    {
        _token ??= (await identity.ServiceTokenAsync("hubs-onboarding", server.OnboardingSecret)).AccessToken;
        return await CallWithAsync(token ?? _token, method, path, body);
    }

    /// <summary>A string is sent as it is: the body of a membership is a bare id.</summary>
    public async Task<AdminAnswer> CallWithAsync(string? token, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"{server.Address}admin/realms/hubs{path}");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? Json.Text(body), Encoding.UTF8, "application/json");
        }

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, response.Headers.Location?.Segments[^1], text is "" ? null : JsonNode.Parse(text));
    }

    public Task<AdminAnswer> GetAsync(string path) => CallAsync(HttpMethod.Get, path);
    public Task<AdminAnswer> PostAsync(string path, object body) => CallAsync(HttpMethod.Post, path, body);
    public Task<AdminAnswer> PutAsync(string path, object? body = null) => CallAsync(HttpMethod.Put, path, body);
    public Task<AdminAnswer> DeleteAsync(string path) => CallAsync(HttpMethod.Delete, path);

    public async Task<string> HubAsync(string alias) => await MakeAsync("/organizations", new { name = $"Hub {alias} {Tail}", alias = $"{alias}-{Tail}", enabled = true });

    /// <returns>The id of the group.</returns>
    public async Task<string> GroupAsync(string hub, string name)
    {
        var answer = await PostAsync($"/organizations/{hub}/groups", new { name });
        answer.Status.ShouldBe(201);
        return (string)answer.Body!["id"]!;
    }

    public async Task<string> PersonAsync(string name, Action<JsonObject>? change = null) => await MakeAsync("/users", Person(name, change));

    /// <summary>A good person for a POST, or what a test makes of it.</summary>
    public JsonObject Person(string name, Action<JsonObject>? change = null)
    {
        var person = JsonNode.Parse($$"""
            {
              "username": "{{NameOf(name)}}", "firstName": "Test", "lastName": "{{name}}", "email": "{{NameOf(name)}}@example.org", "emailVerified": true, "enabled": true,
              "groups": ["/people"], "credentials": [{ "type": "password", "value": "{{TestRealm.Password}}", "temporary": false }]
            }
            """)!.AsObject();
        change?.Invoke(person);
        return person;
    }

    public string NameOf(string name) => $"{name}.{Tail}";

    /// <summary>Also of what a test made with its own POST.</summary>
    public void DeleteAtTheEnd(string path) => _made.Push(path);

    public async ValueTask DisposeAsync()
    {
        while (_made.TryPop(out var path))
        {
            await DeleteAsync(path);
        }
    }

    private async Task<string> MakeAsync(string path, object body)
    {
        var answer = await PostAsync(path, body);
        answer.Status.ShouldBe(201, answer.Body?.ToJsonString());
        DeleteAtTheEnd($"{path}/{answer.Id}");
        return answer.Id!;
    }
}

/// <param name="Status">What Keycloak said.</param>
/// <param name="Id">The end of Location.</param>
/// <param name="Body">JSON, or nothing.</param>
internal sealed record AdminAnswer(int Status, string? Id, JsonNode? Body);
