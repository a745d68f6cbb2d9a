using Microsoft.Playwright;

namespace HubsPlatform.Portal.Tests.Browser;

/// <summary>
/// What people do in the portal, by the words that they read there. Needs nothing of this project but Playwright, so that
/// tests of the whole platform can take the file in.
/// </summary>
public sealed class PortalPages(IPage page)
{
    /// <summary>The outcomes of an import by the names that its page gives them, in its order.</summary>
    private static readonly string[] Outcomes = ["created", "updated", "unchanged", "outside", "rejected"];

    public IPage Page => page;

    /// <summary>Follows the link in the header and fills in the identity provider's form (Keycloak and DevIdentity name its fields alike).</summary>
    public async Task SignInAsync(string user, string password)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Se connecter" }).First.ClickAsync();
        await page.Locator("[name=username]").FillAsync(user);
        await page.Locator("[name=password]").FillAsync(password);
        await page.Locator("[type=submit]").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).WaitForAsync();
    }

    public Task SignOutAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();

    /// <summary>Searches from the page of results.</summary>
    /// <returns>The names of the places found, in order.</returns>
    public async Task<IReadOnlyList<string>> SearchAsync(string? what = null, string? where = null)
    {
        await page.GotoAsync("/recherche");
        await page.GetByLabel("Quoi").FillAsync(what ?? "");
        await page.GetByLabel("Où").FillAsync(where ?? "");
        await page.GetByLabel("Où").PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("quoi="));
        return await page.Locator("#resultats h3").AllInnerTextsAsync();
    }

    /// <summary>Sends a census file from a hub's page of imports (or, without a hub, the operator's) and waits until it is over.</summary>
    /// <returns>Counts of rows by outcome: created, updated, unchanged, outside, rejected.</returns>
    public async Task<IReadOnlyDictionary<string, int>> ImportAsync(string? hub, string file, string? mapping = null, bool dryRun = false, float timeoutMs = 120_000)
    {
        await page.GotoAsync(hub is null ? "/national/imports" : $"/hubs/{hub}/imports");
        await page.GetByLabel("Fichier de recensement").SetInputFilesAsync(file);
        if (mapping is not null)
        {
            await page.GetByLabel("Correspondance").SetInputFilesAsync(mapping);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = dryRun ? "Essai à blanc" : "Envoyer le fichier" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Télécharger le rapport" }).WaitForAsync(new() { Timeout = timeoutMs });
        return await CountsAsync();
    }

    /// <summary>The counts that the page of an import shows.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync()
    {
        var counts = new Dictionary<string, int>();
        foreach (var outcome in Outcomes)
        {
            var text = await page.Locator($"[data-count={outcome}]").InnerTextAsync();
            counts[outcome] = int.Parse(string.Concat(text.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);
        }

        return counts;
    }

    /// <summary>The figures at the head of a hub's workspace: places, structures, mediators, communes.</summary>
    public async Task<IReadOnlyList<int>> FiguresOfHubAsync(string hub)
    {
        await page.GotoAsync($"/hubs/{hub}");
        var texts = await page.Locator(".hp-figure__number").AllInnerTextsAsync();
        return [.. texts.Select(text => int.Parse(string.Concat(text.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture))];
    }
}
