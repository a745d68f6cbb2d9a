using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using HubsPlatform.Portal.Tests.Fakes;
using HubsPlatform.Testing;
using Microsoft.Playwright;

namespace HubsPlatform.Portal.Tests.Browser;

/// <summary>What people do, with and without script.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WorkTests(BrowserSite site)
{
    private const string Imports = "/api/directory/hubs/mednum-bfc/imports";

    private static readonly TestUser Staff = TestUser.In("mednum-bfc", "hub-member");

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_search_leads_to_a_place_with_and_without_script(bool script)
    {
        var page = await site.OpenAsync("/", script: script);
        await page.GetByLabel("Où").FillAsync("Dijon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rechercher" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Médiathèque Champollion" }).ClickAsync();

        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("Médiathèque Champollion");
        (await page.TitleAsync()).ShouldStartWith("Médiathèque Champollion, Dijon");
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task A_criterion_changes_the_results_in_place_and_the_address_with_them()
    {
        var page = await site.OpenAsync("/recherche?ou=Dijon");
        await page.EvaluateAsync("window.stays = true");
        await page.GetByText("Utilisation sécurisée du numérique").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("services=Utilisation"));

        (await page.EvaluateAsync<bool>("window.stays")).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task The_keyboard_reaches_the_content_first()
    {
        var page = await site.OpenAsync("/recherche");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Aller au contenu");
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("contenu");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("quoi");
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task An_import_is_sent_followed_and_read_to_its_end()
    {
        const string id = "019302b0-0000-7000-8000-0000000000aa";
        var asked = 0;
        site.Fakes
            .On(HttpMethod.Post, $"{Imports}/drafts", HttpStatusCode.Created, DemonstrationImports.Draft())
            .On(HttpMethod.Post, $"{Imports}/drafts/{DemonstrationImports.DraftId}/import", HttpStatusCode.Accepted, DemonstrationImports.Import(id, "queued", "essai.csv", 3, 0, 0, 0, null))
            .Get($"{Imports}/{id}/rows", DemonstrationImports.Rows)
            .On(HttpMethod.Get, $"{Imports}/{id}", _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = JsonContent.Create(asked++ < 3
                    ? DemonstrationImports.Import(id, "running", "essai.csv", 3, asked, 0, 0, null)
                    : DemonstrationImports.Import(id, "completed", "essai.csv", 3, 3, 2, 1, "2026-11-20T10:00:09+00:00")),
            }));
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.csv");
        await File.WriteAllTextAsync(file, "id,nom\n1,Épicerie\n");
        try
        {
            var pages = new PortalPages(await site.OpenAsync("/hubs/mednum-bfc", Staff));
            var counts = await pages.ImportAsync("mednum-bfc", file);

            counts["created"].ShouldBe(2);
            counts["rejected"].ShouldBe(1);
            site.Fakes.Calls.Last(call => call.Method == HttpMethod.Post && call.Path.EndsWith("/drafts", StringComparison.Ordinal)).Body!.ShouldContain("1,Épicerie");
            await pages.Page.Context.CloseAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [SkippableFact]
    public async Task Errors_of_a_form_take_the_keyboard_and_lead_to_their_fields()
    {
        var page = await site.OpenAsync("/national/hubs/nouveau", TestUser.Operator);
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer le hub" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).First.ClickAsync();
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("nom");
        await page.Context.CloseAsync();
    }
}
