using HubsPlatform.LocalHosting.Running;
using Microsoft.Playwright;

namespace HubsPlatform.AppHost.Tests;

/// <summary>Aspire's dashboard in a browser, fed by local mode.</summary>
[Collection(RunningApp.Collection)]
public sealed class DashboardTests(RunningApp app)
{
    private const string Chromium = "/usr/bin/chromium";

    [SkippableFact]
    public async Task A_developer_signs_in_sees_everything_stops_and_starts_a_resource()
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
        await StopsAndStartsAsync(page);
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

    /// <summary>By the two buttons of the row; the menu beside them closes and reopens whenever the page redraws itself.</summary>
    private async Task StopsAndStartsAsync(IPage page)
    {
        var before = app["greeter-1"].Pid;
        await Row(page, "greeter").Locator("fluent-button[title='Stop']").DispatchEventAsync("click");
        await app.UntilAsync(() => app["greeter-1"] is { State: not "Running" });
        await Row(page, "greeter").Locator("fluent-button[title='Start']").DispatchEventAsync("click");
        await app.UntilAsync(() => app["greeter-1"] is { Health: Health.Healthy } now && now.Pid != before);
        await Row(page, "greeter").GetByText("Running").WaitForAsync();
    }

    private static async Task ReadsConsoleLogAsync(IPage page)
    {
        await Row(page, "greeter").Locator("fluent-button[title='Console logs']").DispatchEventAsync("click");
        await page.GetByText("listening", new() { Exact = true }).First.WaitForAsync();
    }
}
