using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;

namespace HubsPlatform.Platform.Tests.Running;

/// <summary>
/// The whole platform, started by ./hubs up --detach with ports and data of its own, as a second checkout on the same
/// machine would have them.
/// </summary>
public sealed class PlatformRun : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("hubs-platform-");
    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset Until)> _tokens = [];

    // The databases run as users of their own.
    public PlatformRun() => File.SetUnixFileMode(_data.FullName, (UnixFileMode)0b111_101_101);

    /// <summary>Configuration of AppHost for this run.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public string Data => _data.FullName;

    /// <summary>What AppHost says of itself at this moment.</summary>
    public PlatformState State => PlatformState.Read(Path.Combine(_data.FullName, "state.json"));

    public Uri Gateway => new(State.Gateway);

    public Task InitializeAsync() => UpAsync();

    public async Task UpAsync()
    {
        var (code, output, errors) = await HubsAsync("up", "--detach");
        code.ShouldBe(0, $"./hubs up --detach failed:\n{output}\n{errors}");
    }

    public async Task DisposeAsync()
    {
        await HubsAsync("down");
        _data.Delete(recursive: true);
    }

    /// <summary>One of the script's verbs, for this run.</summary>
    public Task<(int Code, string Output, string Errors)> HubsAsync(params string[] args) =>
        Checkout.RunAsync(Path.Combine(Checkout.Root, "hubs"), args, new Dictionary<string, string>(Settings)
        {
            ["HUBS_DATA"] = _data.FullName,
            ["HUBS_CONFIGURATION"] = Checkout.Configuration,
            ["DcpPublisher__RandomizePorts"] = "true",
        });

    public async Task<string> TokenAsync(string user)
    {
        if (_tokens.TryGetValue(user, out var known) && known.Until > TimeProvider.System.GetUtcNow().AddMinutes(1))
        {
            return known.Token;
        }

        var (code, output, errors) = await HubsAsync("token", user);
        code.ShouldBe(0, $"./hubs token {user} failed: {errors}");
        var token = output.Trim();
        var claims = JsonDocument.Parse(Base64Url.Decode(token.Split('.')[1])).RootElement;
        _tokens[user] = (token, DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64()));
        return token;
    }

    /// <summary>Nobody, through the gateway.</summary>
    public HttpClient Anonymous() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Gateway, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>A demonstration user with their bearer token, through the gateway.</summary>
    public async Task<HttpClient> AsAsync(string user)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(user));
        return client;
    }
}

internal static class Base64Url
{
    public static byte[] Decode(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));

    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
