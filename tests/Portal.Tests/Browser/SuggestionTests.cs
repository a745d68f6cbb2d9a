using System.Text.RegularExpressions;
using HubsPlatform.Portal.Tests.Fakes;
using Microsoft.Playwright;

namespace HubsPlatform.Portal.Tests.Browser;

/// <summary>Suggestions below a field, by keyboard; the directory's answers are made here, as the gateway would bring them.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SuggestionTests(BrowserSite site)
{
    private const string Found = """
        {"items":[{"kind":"commune","text":"Dijon","detail":"21","id":null,"code":"21231"},
                  {"kind":"place","text":"Dijon numérique","detail":"Dijon","id":"019302a0-0000-7000-8000-000000000001","code":null}],"next":null,"total":2}
        """;

    [SkippableFact]
    public async Task A_commune_is_taken_by_the_keyboard_and_searched_around()
    {
        var page = await OpenAsync();
        var field = page.GetByLabel("Quoi");
        await field.PressSequentiallyAsync("dij");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await field.PressAsync("ArrowDown");
        (await page.EvaluateAsync<string>("document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).textContent")).ShouldStartWith("Dijon");
        await field.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("ou=Dijon.*commune=21231"));
        (await page.GetByLabel("Où").InputValueAsync()).ShouldBe("Dijon");
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task A_place_leads_to_its_page_and_escape_closes_the_list()
    {
        var page = await OpenAsync();
        var field = page.GetByLabel("Quoi");
        await field.PressSequentiallyAsync("dij");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await field.PressAsync("Escape");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
        await field.PressSequentiallyAsync("o");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await field.PressAsync("ArrowUp");
        await field.PressAsync("Enter");

        await page.WaitForURLAsync(address => address.EndsWith($"/lieux/{Demonstration.MediaLibrary}", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await site.OpenAsync("about:blank");
        await page.RouteAsync("**/api/directory/autocomplete*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Found }));
        await page.GotoAsync("/recherche");
        return page;
    }
}
