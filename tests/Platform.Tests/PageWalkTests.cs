using System.Net;
using HubsPlatform.Platform.Tests.Running;
using HubsPlatform.Testing.Browser;
using Microsoft.Playwright;

namespace HubsPlatform.Platform.Tests;

/// <summary>
/// Every page of the portal as its readers have it: clean under axe on a phone and on a desk, in both languages, without sideways scrolling, all of it in
/// reach of the keyboard, and there without a script. With HUBS_SCREENSHOTS=folder each leaves its picture there.
/// </summary>
[Collection(PlatformCollection.Name)]
public sealed class PageWalkTests(PlatformRun platform) : IAsyncLifetime
{
    /// <summary>What the keyboard has to reach: a group of radio buttons is one stop, a folded part none.</summary>
    private const string WatchFocus = """
        () => {
          window.unvisited = new Set([...document.querySelectorAll('a[href], button, input:not([type=hidden], [type=radio]), select, textarea, summary, [tabindex="0"]')]
            .filter(element => !element.disabled && element.checkVisibility({ visibilityProperty: true })));
          document.addEventListener('focusin', event => window.unvisited.delete(event.target));
          document.body.focus();
          // A date or a time has four stops.
          return window.unvisited.size + 3 * document.querySelectorAll('input[type=date], input[type=time]').length;
        }
        """;

    private Chromium _chromium = null!;

    public async Task InitializeAsync() => _chromium = await Chromium.LaunchAsync();

    public async Task DisposeAsync() => await _chromium.DisposeAsync();

    [SkippableFact]
    public async Task Every_page_is_clean_in_both_languages_on_a_desk_and_on_a_phone()
    {
        var wrong = new List<string>();
        foreach (var readers in (await new PortalPages(platform).VisitsAsync()).GroupBy(visit => visit.User))
        {
            var page = await OpenAsync(readers.Key);
            page.Console += (_, message) => wrong.AddRange(message.Type == "error" ? [$"{page.Url}: {message.Text}"] : []);
            foreach (var address in readers.SelectMany(visit => new[] { visit.Address, $"/en{visit.Address}" }))
            {
                var answer = await page.GotoAsync(address);
                if (answer!.Status != (int)HttpStatusCode.OK)
                {
                    wrong.Add($"{address}: {answer.Status}");
                    continue;
                }

                foreach (var width in new[] { 1280, 320 })
                {
                    await page.SetViewportSizeAsync(width, 900);
                    wrong.AddRange((await page.ViolationsAsync()).Select(violation => $"{width}: {violation}"));
                    var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                    wrong.AddRange(overflow > 0 ? [$"{width}: {address} scrolls sideways by {overflow}"] : []);
                    await KeepPictureAsync(page, address, width);
                }
            }

            await page.Context.CloseAsync();
        }

        wrong.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task The_keyboard_reaches_all_of_every_page()
    {
        var wrong = new List<string>();
        foreach (var readers in (await new PortalPages(platform).VisitsAsync()).GroupBy(visit => visit.User))
        {
            var page = await OpenAsync(readers.Key);
            foreach (var visit in readers)
            {
                await page.GotoAsync(visit.Address);
                var stops = await page.EvaluateAsync<int>(WatchFocus);
                for (var i = 0; i < stops + 20; i++) // the map has some of its own
                {
                    await page.Keyboard.PressAsync("Tab");
                }

                wrong.AddRange((await page.EvaluateAsync<string[]>("() => [...unvisited].map(element => element.outerHTML.slice(0, 200))")).Select(element => $"{visit.Address}: {element}"));
            }

            await page.Context.CloseAsync();
        }

        wrong.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Every_page_is_there_without_a_script()
    {
        foreach (var readers in (await new PortalPages(platform).VisitsAsync()).GroupBy(visit => visit.User))
        {
            var page = await OpenAsync(readers.Key, script: false);
            foreach (var visit in readers)
            {
                await page.GotoAsync(visit.Address);
                (await page.Locator("main h1, main h2").CountAsync()).ShouldBeGreaterThan(0, visit.Address);
                (await page.Locator("main button:not([type=submit]):visible").CountAsync()).ShouldBe(0, $"{visit.Address} has a button that only a script answers");
            }

            await page.Context.CloseAsync();
        }
    }

    private async Task<IPage> OpenAsync(string? user, bool script = true)
    {
        var page = await _chromium.OpenAsync(platform.Gateway, script);
        if (user is not null)
        {
            await page.Context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = $"Bearer {await platform.TokenAsync(user)}" });
        }

        return page;
    }

    private static async Task KeepPictureAsync(IPage page, string address, int width)
    {
        if (Environment.GetEnvironmentVariable("HUBS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            var name = $"{string.Concat(address.Trim('/').Select(c => char.IsLetterOrDigit(c) ? c : '_'))}_{width}.png";
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name), FullPage = true });
        }
    }
}
