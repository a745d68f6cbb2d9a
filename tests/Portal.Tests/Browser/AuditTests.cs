using HubsPlatform.Testing.Browser;

namespace HubsPlatform.Portal.Tests.Browser;

/// <summary>A page that is said to be clean was looked at.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AuditTests(BrowserSite site)
{
    [SkippableFact]
    public async Task What_is_wrong_with_a_page_is_found_in_its_frames_too()
    {
        var page = await site.OpenAsync("about:blank");
        await page.SetContentAsync("""
            <!doctype html><html lang="fr"><title>Essai</title><main><h1>Essai</h1><img src="data:,"><p style="color:#aaa;background:#fff">Pâle</p>
            <iframe title="cadre" srcdoc="<!doctype html><html lang='fr'><title>Cadre</title><button></button>"></iframe></main>
            """);
        await page.FrameLocator("iframe").Locator("button").WaitForAsync();

        (await page.ViolationsAsync()).Select(violation => violation.Split(':')[0]).Order().ShouldBe(["button-name", "color-contrast", "image-alt"]);
        await page.Context.CloseAsync();
    }
}
