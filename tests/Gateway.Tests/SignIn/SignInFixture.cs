using System.Text.Json;
using HubsPlatform.Gateway.Tests.Support;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.Http;

namespace HubsPlatform.Gateway.Tests.SignIn;

/// <summary>Two gateways on one database, a directory that answers with the token it got, and an identity provider.</summary>
public abstract class SignInFixture : IAsyncLifetime
{
    private const string Password = "Hubs-Demo-2026!";

    private TestDatabase? _database;

    protected SignInFixture() => GatewayUrl = new Uri($"http://localhost:{FreePort.Next()}");

    public Uri GatewayUrl { get; }

    /// <summary>Why the tests are skipped; null when they run.</summary>
    public string? Absent { get; protected set; }

    /// <summary>Origin of the provider.</summary>
    public abstract Uri Provider { get; }

    internal TestDatabase Database => _database!;

    internal ShiftedClock Clock { get; } = new();

    internal TestUpstream Directory { get; private set; } = null!;

    internal TestGateway Gateway { get; private set; } = null!;

    internal TestGateway Second { get; private set; } = null!;

    /// <summary>Secrets and addresses for the placeholders of the realm file.</summary>
    protected IReadOnlyDictionary<string, string> RealmValues => new Dictionary<string, string>
    {
        ["HUBS_DEMO_PASSWORD"] = Password,
        ["HUBS_GATEWAY_SECRET"] = "gateway-test-only",
        ["HUBS_ONBOARDING_SECRET"] = OnboardingSecret,
        ["HUBS_GATEWAY_URL"] = GatewayUrl.GetLeftPart(UriPartial.Authority),
    };

    public string OnboardingSecret => "onboarding-test-only";

    public async Task InitializeAsync()
    {
        await StartProviderAsync();
        if (Absent is not null)
        {
            return;
        }

        _database = await TestDatabase.CreateAsync("gateway");
        Directory = await TestUpstream.StartAsync();
        Directory.Answer = AnswerAsync;
        Gateway = await StartGatewayAsync(GatewayUrl.Port);
        Second = await StartGatewayAsync(0);
    }

    public async Task DisposeAsync()
    {
        if (_database is not null)
        {
            await Second.DisposeAsync();
            await Gateway.DisposeAsync();
            await Directory.DisposeAsync();
            await _database.DisposeAsync();
        }

        await StopProviderAsync();
    }

    public async Task RestartGatewayAsync()
    {
        await Gateway.DisposeAsync();
        Gateway = await StartGatewayAsync(GatewayUrl.Port);
    }

    internal Uri At(string path) => new(GatewayUrl, path);

    /// <summary>Signs in through the gateway; ends where the person wanted to go.</summary>
    internal Task<Uri> SignInAsync(Browser browser, string user, string returnUrl = "/espace") => browser.WalkAsync(
        At($"/bff/login?returnUrl={Uri.EscapeDataString(returnUrl)}"), user, Password, address => IsOurs(address) && address.AbsolutePath != "/signin-oidc");

    /// <summary>Signs in up to the way back from the provider, which is not taken.</summary>
    internal Task<Uri> CallbackAsync(Browser browser, string user) => browser.WalkAsync(
        At("/bff/login"), user, Password, address => IsOurs(address) && address.AbsolutePath == "/signin-oidc");

    internal async Task<Browser> SignedInAsync(string user)
    {
        var browser = new Browser();
        await SignInAsync(browser, user);
        return browser;
    }

    /// <summary>The claims of the token that the directory got for this browser; null when it got none.</summary>
    internal async Task<JsonElement?> TokenSeenAsync(Browser browser, Uri? gateway = null)
    {
        using var answer = await browser.GetAsync(new Uri(gateway ?? GatewayUrl, "/api/directory/me"));
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement : null;
    }

    protected abstract Task StartProviderAsync();

    protected abstract Task StopProviderAsync();

    private bool IsOurs(Uri address) => address.Authority == GatewayUrl.Authority;

    private Task<TestGateway> StartGatewayAsync(int port) => TestGateway.StartAsync(
        Database,
        new Dictionary<string, string>
        {
            ["services:directory:h2c:0"] = Directory.H2c,
            ["Keycloak:AuthServerUrl"] = Provider.AbsoluteUri,
            ["Keycloak:Credentials:Secret"] = RealmValues["HUBS_GATEWAY_SECRET"],
        },
        port: port,
        clock: Clock);

    private static Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.ToString() is not ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token])
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1])).AsTask();
    }
}
