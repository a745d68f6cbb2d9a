using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using HubsPlatform.Platform.Tests.Running;
using HubsPlatform.Testing;
using HubsPlatform.Testing.Browser;
using Microsoft.Playwright;

namespace HubsPlatform.Platform.Tests;

/// <summary>Finding help as everybody does: search, map, place, and the map in another site; in a real browser through the gateway.</summary>
[Collection(PlatformCollection.Name)]
public sealed class PublicPagesTests(PlatformRun platform) : IAsyncLifetime
{
    private static readonly StandardFile.Town Angers = new("Angers", "49000", "49007", 47.4736, -0.5542);
    private static readonly StandardFile.Town LaRoche = new("La Roche-sur-Yon", "85000", "85191", 46.6705, -1.4260);

    /// <summary>The middle of the map is a place that stands alone.</summary>
    private const string AroundOne = "quoi=cartotheque&zone=46.6706,-1.4260,5";

    private Chromium _chromium = null!;

    public async Task InitializeAsync()
    {
        _chromium = await Chromium.LaunchAsync();
        using var member = await platform.AsAsync("membre.pays-de-la-loire");
        await member.ImportAsync("/api/directory/hubs/pays-de-la-loire/imports", StandardFile.Of([
            .. Enumerable.Range(1, 30).Select(number => StandardFile.Row($"carte-{number}", $"Cartothèque {number}", Angers, number)),
            StandardFile.Row("carte-seule", "Cartothèque seule", LaRoche, services: "Utilisation sécurisée du numérique")]));
    }

    public async Task DisposeAsync() => await _chromium.DisposeAsync();

    [SkippableFact]
    public async Task Without_a_script_filters_narrow_the_results_and_can_be_taken_away()
    {
        var page = await _chromium.OpenAsync(platform.Gateway, script: false);
        await page.GotoAsync("/recherche?quoi=cartotheque");
        (await page.Locator("#resultats-titre").InnerTextAsync()).ShouldBe("31 lieux trouvés");
        await page.GetByText("Services proposés").ClickAsync();
        await page.GetByText("Utilisation sécurisée du numérique (1)").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Rechercher" }).ClickAsync();

        (await page.Locator("#resultats h3").AllInnerTextsAsync()).ShouldBe(["Cartothèque seule"]);
        (await page.Locator("#carte").IsVisibleAsync()).ShouldBeFalse();
        await page.GetByRole(AriaRole.Link, new() { Name = "Retirer le filtre Utilisation sécurisée du numérique" }).ClickAsync();
        (await page.Locator("#resultats-titre").InnerTextAsync()).ShouldBe("31 lieux trouvés");
    }

    [SkippableFact]
    public async Task A_cluster_opens_into_places_and_a_place_into_its_card()
    {
        var page = await _chromium.OpenAsync(platform.Gateway);
        await page.GotoAsync("/recherche?quoi=cartotheque&zone=47.475,-0.5542,60");
        await ReadyAsync(page, "[data-points='0'],[data-points='1']");
        await page.Locator(".maplibregl-canvas").ClickAsync(); // its middle, where the cluster is
        await ReadyAsync(page, "[data-clusters='0']");

        await page.GotoAsync($"/recherche?{AroundOne}");
        await ReadyAsync(page, "[data-points='1']");
        await page.Locator(".maplibregl-canvas").ClickAsync();
        await Assertions.Expect(page.Locator("#carte [data-card] h3")).ToHaveTextAsync("Cartothèque seule");
        await Assertions.Expect(page.Locator(".hp-result--chosen h3")).ToHaveTextAsync("Cartothèque seule");
        await page.IsAccessibleAsync();
    }

    [SkippableFact]
    public async Task The_keyboard_chooses_a_place_on_the_map_and_comes_back()
    {
        var page = await _chromium.OpenAsync(platform.Gateway);
        await page.GotoAsync($"/recherche?{AroundOne}");
        await ReadyAsync(page, "[data-points='1']");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Voir sur la carte" });
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#carte [data-card]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(button).ToBeFocusedAsync();

        await page.Locator(".maplibregl-canvas").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.GetByRole(AriaRole.Link, new() { Name = "Chercher dans cette zone" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("zone=46\\.67"));
        page.Url.ShouldNotContain(AroundOne);
    }

    [SkippableTheory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Every_page_is_clean_on_a_desk_and_on_a_phone(int width)
    {
        var page = await _chromium.OpenAsync(platform.Gateway, width: width);
        await page.GotoAsync("/recherche?quoi=cartotheque&fees=Gratuit");
        var place = await page.Locator("#resultats h3 a").First.GetAttributeAsync("href");
        foreach (var address in new[] { "/recherche?quoi=cartotheque&fees=Gratuit", "/carte?hub=pays-de-la-loire", "/en/carte?departement=85", place! })
        {
            await page.GotoAsync(address);
            await page.Locator("#carte").ScrollIntoViewIfNeededAsync();
            await ReadyAsync(page);
            await page.IsAccessibleAsync();
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"{address} scrolls sideways at {width}");
        }
    }

    [SkippableFact]
    public async Task Another_site_shows_the_map_without_a_cookie()
    {
        // A real server on this machine: browsers keep pages from elsewhere away from it.
        var site = $"http://127.0.0.1:{FreePort.Next()}/";
        using var elsewhere = new HttpListener { Prefixes = { site } };
        elsewhere.Start();
        var served = ServeAsync(elsewhere, $"<!doctype html><title>Ailleurs</title><link rel='icon' href='data:,'><script src='{new Uri(platform.Gateway, "/embed/hubs-carte.js")}'></script>"
            + "<hubs-carte hub='pays-de-la-loire' texte='cartotheque' height='800px'><a href='#'>Carte</a></hubs-carte>");
        var page = await _chromium.OpenAsync(platform.Gateway);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.AddRange(message.Type == "error" ? [message.Text] : []);
        await page.GotoAsync(site);

        var frame = page.FrameLocator("hubs-carte iframe");
        await Assertions.Expect(frame.Locator("#resultats-titre")).ToHaveTextAsync("31 lieux trouvés");
        await Assertions.Expect(frame.Locator("#carte[data-state='ready']")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Carte", new() { Exact = true })).ToBeHiddenAsync(); // it is for readers without scripts
        (await page.Context.CookiesAsync()).ShouldBeEmpty();
        complaints.ShouldBeEmpty();
        await served;
    }

    private static async Task ServeAsync(HttpListener listener, string html)
    {
        var context = await listener.GetContextAsync();
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(html));
        context.Response.Close();
    }

    private static Task ReadyAsync(IPage page, string counts = "") =>
        page.Locator(counts.Length == 0 ? "#carte[data-state='ready']" : string.Join(", ", counts.Split(',').Select(count => $"#carte[data-state='ready']{count}"))).WaitForAsync();
}
