using System.Net;
using HubsPlatform.Portal.Tests.Fakes;
using HubsPlatform.Testing;
using Microsoft.Playwright;

namespace HubsPlatform.Portal.Tests.Browser;

/// <summary>A form with a search inside, by the keyboard alone and without a script.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ChoiceTests(BrowserSite site)
{
    private const string Api = "/api/directory/hubs/mednum-bfc/mediators";

    [SkippableFact]
    public async Task What_is_looked_for_is_found_chosen_and_sent_and_enter_saves()
    {
        site.Fakes.On(HttpMethod.Post, Api, HttpStatusCode.Created, DemonstrationNetwork.Mediator());
        var page = await site.OpenAsync("/hubs/mednum-bfc/mediateurs/saisie", TestUser.In("mednum-bfc", "hub-admin"), script: false);
        await page.GetByLabel("Nom d’usage").FillAsync("Odile Médiatrice");
        await page.GetByLabel("Bénévolat").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Locator("#departement").SelectOptionAsync("21");
        await page.Locator("#chercher-employeur").FillAsync("dijon");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByLabel("Ville de Dijon").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        page.Url.ShouldEndWith("#employeur");
        (await page.GetByLabel("Nom d’usage").InputValueAsync()).ShouldBe("Odile Médiatrice");
        site.Fakes.Calls.ShouldAllBe(call => call.Path != Api || call.Method == HttpMethod.Get);

        await page.GetByLabel("Nom d’usage").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/mediateurs/{DemonstrationNetwork.Person}?fait=added");
        var sent = site.Fakes.Calls.Single(call => call.Path == Api && call.Method == HttpMethod.Post).Body!;
        sent.ShouldContain($"\"structureId\":\"{DemonstrationNetwork.City}\"");
        sent.ShouldContain("\"status\":\"volunteer\"");
        await page.Context.CloseAsync();
    }
}
