using HubsPlatform.LocalHosting.Running;
using Microsoft.Playwright;

namespace HubsPlatform.AppHost.Tests;

/// <summary>Aspire's dashboard in a browser, fed by local mode.</summary>
[Collection(RunningApp.Collection)]
public sealed class DashboardTests(RunningApp app)
{
    private const string Chromium = "/usr/bin/chromium";
    private const float Soon = 5_000;

    [SkippableFact]
    public async Task A_developer_signs_in_sees_everything_and_restarts_a_resource()
    {
        Skip.IfNot(File.Exists(Chromium), $"{Chromium} is missing: apt-get install chromium");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1600, Height = 2000 } });
        page.SetDefaultTimeout(60_000);

        await page.GotoAsync(app.Dashboard.Login);
        foreach (var resource in new[] { "greeter", "postgres", "things-db" })
        {
            await Row(page, resource).GetByText("Running").WaitForAsync();
        }

        await SeesSecretsMaskedAsync(page);
        await RestartsAsync(page);
        await ReadsConsoleLogAsync(page);
    }

    private static ILocator Row(IPage page, string resource) => page.Locator("tr.resource-row").Filter(new() { Has = page.GetByText(resource, new() { Exact = true }) });

    private static async Task SeesSecretsMaskedAsync(IPage page)
    {
        await Row(page, "greeter").GetByText("greeter").First.ClickAsync();
        var door = page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByText("DOOR", new() { Exact = true }) });
        await door.Locator(".masked-content").WaitForAsync();
        await door.Locator("fluent-button[title='Show value']").DispatchEventAsync("click");
        await door.GetByText("knock:••••••••").WaitForAsync();
        await page.GetByLabel("Close").First.ClickAsync();
    }

    private async Task RestartsAsync(IPage page)
    {
        var before = app["greeter-1"].Pid;
        var restarted = app.UntilAsync(() => app["greeter-1"] is { Health: Health.Healthy } now && now.Pid != before);
        while (!restarted.IsCompleted)
        {
            try
            {
                await ChooseAsync(page, "greeter", "Restart");
                await Task.WhenAny(restarted, Task.Delay(TimeSpan.FromSeconds(15)));
            }
            catch (Exception unclicked) when (unclicked is TimeoutException or PlaywrightException)
            {
                // The page redraws itself whenever something changes: the menu may close just when it is clicked, or stay open over everything.
            }
        }

        await restarted;
        await Row(page, "greeter").GetByText("Running").WaitForAsync();
    }

    /// <summary>An entry of a resource's actions menu, opened afresh.</summary>
    private static async Task ChooseAsync(IPage page, string resource, string entry)
    {
        await ClosesMenusAsync(page);
        await Row(page, resource).GetByTitle("Actions").ClickAsync(new() { Timeout = Soon });
        await page.Locator($"fluent-menu-item[title='{entry}']").ClickAsync(new() { Timeout = Soon });
    }

    private static async Task ClosesMenusAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Escape");
        foreach (var cover in new[] { "fluent-menu-item:visible", "fluent-overlay:visible", ".fluent-overlay:visible" })
        {
            await page.Locator(cover).First.WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = Soon });
        }
    }

    private static async Task ReadsConsoleLogAsync(IPage page)
    {
        await ClosesMenusAsync(page);
        await Row(page, "greeter").GetByTitle("Console logs").ClickAsync();
        await page.GetByText("listening", new() { Exact = true }).First.WaitForAsync();
    }
}
