using HubsPlatform.Portal.Tests.Fakes;
using HubsPlatform.Testing;
using Microsoft.Playwright;

namespace HubsPlatform.Portal.Tests.Browser;

/// <summary>The portal on a port of its own and Debian's Chromium in front of it.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    /// <summary>Milliseconds; two cores may have a dozen other things to do.</summary>
    private const int Patience = 60_000;

    private const string Chromium = "/usr/bin/chromium";

    private static readonly TestUser Nobody = TestUser.In("nobody");

    private static readonly string[] Quiet =
    [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly PortalHost _portal = new();
    private readonly Dictionary<TestUser, IPage> _windows = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public FakeServices Fakes => _portal.Fakes;

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        _portal.UseKestrel(0);
        _portal.StartServer();
        Address = _portal.ClientOptions.BaseAddress;
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Quiet });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await _portal.DisposeAsync();
    }

    /// <summary>A window in which somebody goes from page to page and nobody changes anything: it keeps what it loaded, as theirs does.</summary>
    public async Task<IPage> WindowOfAsync(TestUser? user)
    {
        var key = user ?? Nobody;
        return _windows.TryGetValue(key, out var page) ? page : _windows[key] = await OpenAsync("about:blank", user);
    }

    /// <summary>A fresh window; with a user, each request carries the token that the gateway would add.</summary>
    public async Task<IPage> OpenAsync(string address, TestUser? user = null, bool script = true)
    {
        Skip.If(_browser is null, $"{Chromium} is not installed");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            Locale = "fr-FR",
            JavaScriptEnabled = script,
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            ExtraHTTPHeaders = user is null ? null : new Dictionary<string, string> { ["Authorization"] = $"Bearer {PortalHost.TokenOf(user)}" },
        });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserSite>
{
    public const string Name = "browser";
}
