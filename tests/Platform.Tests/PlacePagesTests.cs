using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HubsPlatform.Platform.Tests.Running;
using HubsPlatform.Testing.Browser;
using Microsoft.Playwright;

namespace HubsPlatform.Platform.Tests;

/// <summary>A hub edits its places in the browser: by keyboard and without a script, two people at once, and back again.</summary>
[Collection(PlatformCollection.Name)]
public sealed class PlacePagesTests(PlatformRun platform) : IAsyncLifetime
{
    private const string Hub = "occitanie";
    private const string Staff = $"membre.{Hub}";
    private const string Api = $"/api/directory/hubs/{Hub}/places";

    private Chromium _chromium = null!;
    private HttpClient _member = null!;

    public async Task InitializeAsync()
    {
        _chromium = await Chromium.LaunchAsync();
        _member = await platform.AsAsync(Staff);
    }

    public async Task DisposeAsync()
    {
        _member.Dispose();
        await _chromium.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_place_is_added_and_edited_by_keyboard_without_a_script()
    {
        var page = await OpenAsync(Staff, script: false);
        await page.GotoAsync($"/hubs/{Hub}/lieux");
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Ajouter un lieu" }), "Enter");
        await TypeAsync(page, "name", "Atelier du clavier");
        await TypeAsync(page, "address", "3 rue du Taur");
        await TypeAsync(page, "commune", "Mirepoix"); // there are two of this name in this hub
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Plusieurs communes correspondent");
        (await page.Locator("#name").InputValueAsync()).ShouldBe("Atelier du clavier");
        var arrivals = await page.Locator("input[name=commune_choisie]").EvaluateAllAsync<string[]>("all => all.map(one => one.value)");
        arrivals.Length.ShouldBeGreaterThan(1);
        await TabToAsync(page, page.Locator("input[name=commune_choisie]").First);
        await page.Keyboard.PressAsync("Space");
        for (var i = 0; i < Array.FindIndex(arrivals, value => value.StartsWith("09194 ", StringComparison.Ordinal)); i++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("ajouté au recensement");
        var id = new Uri(page.Url).Segments[^1];

        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Modifier", Exact = true }), "Enter");
        await PressAsync(page, page.Locator(".fr-summary").GetByRole(AriaRole.Link, new() { Name = "Contact" }), "Enter");
        await TypeAsync(page, "phone", "05 61 00 00 00");
        await PressAsync(page, page.GetByLabel("Utilisation sécurisée du numérique"), "Space");
        await TabToAsync(page, page.Locator("#accessibilityUrl"));
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("enregistrées");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("05 61 00 00 00");
        var place = await _member.GetJsonAsync($"{Api}/{id}");
        (place.Text("commune"), place.Text("postalCode"), place.Text("phone"), place["services"]!.AsArray().Single()!.GetValue<string>())
            .ShouldBe(("Mirepoix", "09500", "+33561000000", "Utilisation sécurisée du numérique"), place.ToJsonString());
    }

    [SkippableFact]
    public async Task Who_saves_second_sees_both_values_and_nothing_is_lost()
    {
        var id = await AddAsync("Maison disputée");
        var page = await OpenAsync(Staff);
        await page.GotoAsync($"/hubs/{Hub}/lieux/{id}/modifier");
        await page.FillAsync("#name", "Maison de toutes");
        await page.FillAsync("#phone", "05 61 00 00 01");
        await ChangeAsync(id, place => (place["phone"], place["summary"]) = ("+33561000002", "Écrit par l'autre"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Ce lieu a changé pendant votre saisie");
        await page.IsAccessibleAsync();
        (await page.Locator("fieldset.hp-choice legend").AllInnerTextsAsync()).ShouldBe(["Nom du lieu", "Téléphone", "Résumé"]);
        (await page.Locator("#summary-autre").IsCheckedAsync()).ShouldBeTrue();
        await page.GetByText("Enregistré entre-temps : 05 61 00 00 02").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer ces choix" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("enregistrées");
        var place = await _member.GetJsonAsync($"{Api}/{id}");
        (place.Text("name"), place.Text("phone"), place.Text("summary")).ShouldBe(("Maison de toutes", "+33561000002", "Écrit par l'autre"));
    }

    [SkippableFact]
    public async Task A_change_and_a_withdrawal_are_undone_and_a_later_change_stands_in_the_way()
    {
        var id = await AddAsync("Maison changeante");
        await ChangeAsync(id, place => place["summary"] = "Premier résumé");
        await ChangeAsync(id, place => place["summary"] = "Second résumé");
        var page = await OpenAsync(Staff, script: false);
        await page.GotoAsync($"/hubs/{Hub}/lieux/{id}/historique");
        await UndoAsync(page, 1);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Résumé");
        await UndoAsync(page, 0);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Le changement est annulé");
        (await _member.GetJsonAsync($"{Api}/{id}")).Text("summary").ShouldBe("Premier résumé");

        await page.GotoAsync($"/hubs/{Hub}/lieux/{id}/retirer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer ce lieu" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Lieu retiré du recensement");
        await page.GetByRole(AriaRole.Link, new() { Name = "Historique", Exact = true }).ClickAsync();
        await UndoAsync(page, 0);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Le changement est annulé");
        (await _member.GetJsonAsync($"{Api}/{id}"))["active"]!.GetValue<bool>().ShouldBeTrue();
    }

    [SkippableTheory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Every_page_of_a_place_is_clean_on_a_desk_and_on_a_phone(int width)
    {
        var id = await AddAsync("Maison propre");
        await ChangeAsync(id, place => place["openingHours"] = "Mo-Fr 09:00-12:00; SH off");
        using var closed = await _member.PostAsJsonAsync($"{Api}/{id}/closures", new { from = "2027-08-01", to = "2027-08-15", reason = "Congés d'été" });
        closed.IsSuccessStatusCode.ShouldBeTrue();
        var page = await OpenAsync(Staff, width: width);
        foreach (var part in new[] { "", "/modifier", "/historique", "/calendrier", "/retirer" })
        {
            await IsCleanAsync(page, $"/hubs/{Hub}/lieux/{id}{part}", width);
            await IsCleanAsync(page, $"/en/hubs/{Hub}/lieux/{id}{part}", width);
        }

        await IsCleanAsync(page, $"/hubs/{Hub}/lieux/nouveau", width);
        await IsCleanAsync(await OpenAsync("operatrice", width: width), "/national/qualite", width);
    }

    private async Task<IPage> OpenAsync(string user, bool script = true, int width = 1280)
    {
        var page = await _chromium.OpenAsync(platform.Gateway, script, width);
        await page.Context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = $"Bearer {await platform.TokenAsync(user)}" });
        return page;
    }

    private async Task<string> AddAsync(string name)
    {
        using var answer = await _member.PostAsJsonAsync(Api, new { name, address = "1 rue du Taur", commune = "Toulouse", postalCode = "31000" });
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(201, text);
        return JsonNode.Parse(text)!.Text("id");
    }

    private async Task ChangeAsync(string id, Action<JsonNode> change)
    {
        var place = await _member.GetJsonAsync($"{Api}/{id}");
        var version = place.Long("version");
        change(place);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Api}/{id}") { Content = JsonContent.Create(place) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var answer = await _member.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The latest change is the first.</summary>
    private static async Task UndoAsync(IPage page, int change)
    {
        var section = page.Locator("section.hp-box").Nth(change);
        await section.Locator("summary").ClickAsync();
        await section.GetByRole(AriaRole.Button).ClickAsync();
    }

    private static async Task IsCleanAsync(IPage page, string address, int width)
    {
        (await page.GotoAsync(address))!.Status.ShouldBe(200, address);
        await page.IsAccessibleAsync();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"{address} scrolls sideways at {width}");
    }

    private static async Task TypeAsync(IPage page, string field, string text)
    {
        await TabToAsync(page, page.Locator($"#{field}"));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task PressAsync(IPage page, ILocator target, string key)
    {
        await TabToAsync(page, target);
        await page.Keyboard.PressAsync(key);
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        throw new ShouldAssertException($"The keyboard does not reach {target}.");
    }
}
