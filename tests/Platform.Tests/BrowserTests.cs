using System.Text.Json.Nodes;
using HubsPlatform.Platform.Tests.Running;
using HubsPlatform.Testing;
using HubsPlatform.Testing.Browser;
using Microsoft.Playwright;

namespace HubsPlatform.Platform.Tests;

/// <summary>The main job as a person does it, in a real browser through the gateway.</summary>
[Collection(PlatformCollection.Name)]
public sealed class BrowserTests(PlatformRun platform) : IAsyncLifetime
{
    private const string Password = "Hubs-Demo-2026!";
    private Chromium _chromium = null!;

    public async Task InitializeAsync() => _chromium = await Chromium.LaunchAsync();

    public async Task DisposeAsync() => await _chromium.DisposeAsync();

    [SkippableFact]
    public async Task A_member_of_staff_signs_in_uploads_the_census_follows_it_finds_a_place_and_signs_out()
    {
        const string hub = "mednum-bfc";
        var file = Path.Combine(platform.Data, "navigateur.csv");
        await File.WriteAllBytesAsync(file, StandardFile.Of([
            .. Enumerable.Range(1, 300).Select(number => StandardFile.Row($"nav-{number}", $"Atelier du navigateur {number}", StandardFile.Dijon, number)),
            StandardFile.Row("nav-unique", "Comptoir Cannelé", StandardFile.Dijon, 301)]));
        var page = await OpenAsync();
        await page.IsAccessibleAsync();

        await SignInAsync(page, $"membre.{hub}", Password);
        await page.GotoAsync($"/hubs/{hub}/imports");
        await page.IsAccessibleAsync();
        await page.SetInputFilesAsync("#file", file);
        await page.ClickAsync("form[data-upload] button[type=submit]");

        await page.WaitForURLAsync(address => System.Text.RegularExpressions.Regex.IsMatch(address, "/imports/[0-9a-f-]{36}"));
        // The counts run along while the import does; with its end the page loads anew, and only then has the report.
        await page.GetByRole(AriaRole.Link, new() { Name = "Télécharger le rapport" }).WaitForAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("[data-count=created]")).ToHaveTextAsync("301");
        await page.IsAccessibleAsync();

        await page.GotoAsync("/recherche?quoi=cannel%C3%A9");
        await Assertions.Expect(page.Locator("#resultats")).ToContainTextAsync("Comptoir Cannelé");
        await page.IsAccessibleAsync();
        await page.GotoAsync($"/hubs/{hub}");
        await page.IsAccessibleAsync();

        await page.ClickAsync("form[action='/bff/logout'] button");
        await page.WaitForURLAsync(address => new Uri(address).Authority == platform.Gateway.Authority);
        await page.GotoAsync($"/hubs/{hub}/imports");
        (await page.Locator("#file").CountAsync()).ShouldBe(0);
    }

    [SkippableFact]
    public async Task The_operator_creates_a_hub_and_its_new_administrator_signs_in()
    {
        using var operatrice = await platform.AsAsync("operatrice");
        using var answer = await operatrice.PostAsync("/api/directory/national/hubs", new StringContent(
            """
            {
              "alias": "corse", "name": "Hub Corse", "territory": { "departements": ["2A", "2B"] },
              "missions": ["animer", "accompagner"], "consortium": ["Collectivité de Corse"],
              "administrator": { "firstName": "Letizia", "lastName": "Essai", "email": "letizia.essai@hub-corse.example" }
            }
            """, System.Text.Encoding.UTF8, "application/json"));
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(201, text);
        var administrator = JsonNode.Parse(text)!["administrator"]!;

        var page = await OpenAsync();
        await SignInAsync(page, administrator.Text("userName"), administrator.Text("temporaryPassword"), newPassword: "Corse-Nouveau-2026!");
        await page.GotoAsync("/hubs/corse/imports");
        await Assertions.Expect(page.Locator("#file")).ToBeAttachedAsync();
        // The portal keeps the list of hubs, and with it their names, for ten seconds.
        await Eventually.TrueAsync(
            async () =>
            {
                await page.ReloadAsync();
                return (await page.ContentAsync()).Contains("Hub Corse");
            },
            () => "The page does not name the new hub.",
            TimeSpan.FromSeconds(40));
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await _chromium.OpenAsync(platform.Gateway);
        await page.GotoAsync("/");
        return page;
    }

    private async Task SignInAsync(IPage page, string user, string password, string? newPassword = null)
    {
        await page.ClickAsync("header a[href*='/bff/login']");
        while (new Uri(page.Url).Authority != platform.Gateway.Authority)
        {
            var before = page.Url + await page.ContentAsync();
            await FillAsync(page, "username", user);
            await FillAsync(page, "password", password);
            await FillAsync(page, "password-new", newPassword);
            await FillAsync(page, "password-confirm", newPassword);
            await page.ClickAsync("form button[type=submit]");
            await page.WaitForLoadStateAsync();
            (page.Url + await page.ContentAsync()).ShouldNotBe(before, "the sign-in does not move on");
        }

        await Assertions.Expect(page.Locator("form[action='/bff/logout'] button")).ToBeVisibleAsync();
    }

    private static async Task FillAsync(IPage page, string field, string? text)
    {
        if (text is not null && await page.Locator($"[name='{field}']").CountAsync() > 0)
        {
            await page.FillAsync($"[name='{field}']", text);
        }
    }
}
