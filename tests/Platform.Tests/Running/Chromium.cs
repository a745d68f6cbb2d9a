using Microsoft.Playwright;

namespace HubsPlatform.Platform.Tests.Running;

/// <summary>Debian's Chromium, where it is installed.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Path = "/usr/bin/chromium";

    /// <summary>Milliseconds; two cores may have other things to do.</summary>
    private const int Patience = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static async Task<Chromium> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var chromium = new Chromium();
        if (File.Exists(Path))
        {
            chromium._playwright = await Playwright.CreateAsync();
            chromium._browser = await chromium._playwright.Chromium.LaunchAsync(
                new() { ExecutablePath = Path, Args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
        }

        return chromium;
    }

    /// <summary>A fresh window without cookies; the test is skipped where there is no browser.</summary>
    public async Task<IPage> OpenAsync(Uri address, bool script = true, int width = 1280)
    {
        Skip.If(_browser is null, $"{Path} is not installed");
        var context = await _browser!.NewContextAsync(new() { BaseURL = address.AbsoluteUri, Locale = "fr-FR", JavaScriptEnabled = script, ViewportSize = new() { Width = width, Height = 900 } });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
