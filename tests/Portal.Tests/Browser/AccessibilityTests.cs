using System.Text.RegularExpressions;
using HubsPlatform.Portal.Tests.Fakes;
using HubsPlatform.Testing;
using HubsPlatform.Testing.Browser;
using Microsoft.Playwright;

namespace HubsPlatform.Portal.Tests.Browser;

/// <summary>
/// Every page, on a phone and on a desk: no violation that axe can find, no sideways scrolling of it or of a table, nothing that the gateway's
/// policy blocks. With HUBS_SCREENSHOTS=folder each page leaves its picture there.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserSite site)
{
    private const string Library = $"/hubs/mednum-bfc/lieux/{Demonstration.MediaLibrary}";

    /// <summary>An error, and a part of a page.</summary>
    private static readonly string[] NoPages = ["/erreur", "/lieux/{id:guid}/fiche"];

    private const string SidewaysTables = "[...document.querySelectorAll('.hp-table')].filter(table => table.scrollWidth > table.clientWidth).map(table => table.getAttribute('aria-label') ?? '')";

    private static readonly TestUser Staff = TestUser.In("mednum-bfc", "hub-admin");

    public static TheoryData<string, string?> Pages()
    {
        var pages = new TheoryData<string, string?>();
        (string Address, string? User)[] all =
        [
            ("/", null), ("/?login=failed", null), ("/en/", null), ("/", "staff"),
            ("/recherche", null), ("/recherche?ou=Nullepart", null), ("/en/recherche?ou=21000", null), ("/recherche?quoi=bus&fees=Gratuit&quand=samedi&departement=21", null), ("/carte?hub=mednum-bfc", null), ("/en/carte?ou=Dijon", null),
            ($"/lieux/{Demonstration.MediaLibrary}", null), ($"/lieux/{Demonstration.MediaLibrary}/signaler", null), ($"/lieux/{Demonstration.MediaLibrary}/signaler?fait=true", null),
            ("/fiche?lien=abc", null), ("/en/fiche?lien=abc&fait=closed", null), ("/fiche/modifier?lien=abc", null), ("/fiche/relances?lien=abc", null),
            ("/hubs/mednum-bfc", "staff"), ("/en/hubs/mednum-bfc", "staff"), ("/hubs/mednum-bfc/lieux", "staff"), ("/hubs/mednum-bfc/qualite", "staff"), ("/hubs/mednum-bfc/publier", "staff"), ("/en/hubs/mednum-bfc/publier", "staff"), ("/hubs/mednum-bfc/moderation", "staff"), ("/en/hubs/mednum-bfc/moderation", "staff"), ("/hubs/mednum-bfc/historiques/noms", "staff"),
            ("/hubs/mednum-bfc/relances?niveau=a-actualiser&courriels=3", "staff"), ("/en/hubs/mednum-bfc/relances/sans-adresse", "staff"), ("/hubs/mednum-bfc/relances/reglages", "staff"), ($"/hubs/mednum-bfc/lieux/{Demonstration.MediaLibrary}/lien", "staff"),
            ("/hubs/mednum-bfc/imports", "staff"),
            ($"/hubs/mednum-bfc/imports/{Demonstration.Running}", "staff"), ($"/hubs/mednum-bfc/imports/{Demonstration.Finished}", "staff"),
            ($"/hubs/mednum-bfc/imports/brouillons/{DemonstrationImports.DraftId}", "staff"), ("/hubs/mednum-bfc/imports/sources", "staff"), ("/hubs/mednum-bfc/imports/sources?source=recensement", "staff"), ($"/en/national/imports/brouillons/{DemonstrationImports.DraftId}", "operator"), ("/national/imports/sources", "operator"),
            ("/hubs/mednum-bfc/doublons?fait=merged", "staff"), ($"/hubs/mednum-bfc/doublons/{Demonstration.Proposed}", "staff"), ($"/hubs/mednum-bfc/doublons/{Demonstration.Joined}", "staff"), ("/hubs/mednum-bfc/doublons/en-bloc", "staff"),
            ($"{Library}", "staff"), ($"/en{Library}", "staff"), ($"{Library}/modifier", "staff"), ($"/en{Library}/modifier", "staff"), ($"{Library}/retirer", "staff"), ($"{Library}/historique?fait=undone", "staff"),
            ($"{Library}/calendrier", "staff"), ($"{Library}/calendrier?changer=0", "staff"), ("/hubs/mednum-bfc/lieux/nouveau", "staff"),
            ("/hubs/mednum-bfc/structures", "staff"), ("/en/hubs/mednum-bfc/structures", "staff"), ("/hubs/mednum-bfc/structures?fait=distinct", "staff"), ("/hubs/mednum-bfc/structures?fait=proposedAgain", "staff"), ($"/hubs/mednum-bfc/structures/{DemonstrationNetwork.City}", "staff"),
            ($"/hubs/mednum-bfc/structures/saisie/{DemonstrationNetwork.City}", "staff"), ("/hubs/mednum-bfc/structures/saisie", "staff"),
            ($"/hubs/mednum-bfc/structures/{DemonstrationNetwork.City}/adhesion/{DemonstrationNetwork.Joined}", "staff"), ($"/hubs/mednum-bfc/structures/{DemonstrationNetwork.City}/fusion", "staff"),
            ($"/hubs/mednum-bfc/structures/{DemonstrationNetwork.City}/fusion?autre={DemonstrationNetwork.Union}", "staff"),
            ("/hubs/mednum-bfc/mediateurs", "staff"), ($"/hubs/mednum-bfc/mediateurs/{DemonstrationNetwork.Person}", "staff"), ("/hubs/mednum-bfc/mediateurs/saisie", "staff"), ($"/hubs/mednum-bfc/mediateurs/saisie/{DemonstrationNetwork.Person}", "staff"),
            ("/national/qualite", "operator"), ("/national", "operator"), ("/national/imports", "operator"), ($"/national/imports/{Demonstration.Finished}", "operator"), ("/national/hubs/nouveau", "operator"), ("/national/quartiers-prioritaires", "operator"), ("/en/national/quartiers-prioritaires", "operator"),
            ("/accessibilite", null), ("/mentions-legales", null), ("/nulle-part", null),
        ];
        foreach (var (address, user) in all)
        {
            pages.Add(address, user);
        }

        return pages;
    }

    [Fact]
    public void Every_page_is_in_the_list()
    {
        var addresses = Pages().Select(page => Regex.Replace(((string)page[0]).Split('?')[0], "^/en(?=/)", "")).ToList();
        var routes = Directory.EnumerateFiles(Path.Combine(Repository.Root, "services", "Portal", "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Select(file => Regex.Match(File.ReadAllText(file), "^@page \"([^\"]+)\"", RegexOptions.Multiline)).Where(match => match.Success).Select(match => match.Groups[1].Value);

        routes.Except(NoPages).Where(route => !addresses.Any(address => PatternOf(route).IsMatch(address))).ShouldBeEmpty();

        static Regex PatternOf(string route) => new("^" + Regex.Replace(Regex.Replace(route, @"/\{\w+:guid\?\}", "(/[0-9a-f-]{36})?"), @"\{\w+(:guid)?\}", match => match.Groups[1].Success ? "[0-9a-f-]{36}" : "[^/]+") + "$");
    }

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_clean(string address, string? user)
    {
        var page = await site.WindowOfAsync(UserOf(user));
        var complaints = new List<string>();
        page.Console += Listen;
        await page.SetViewportSizeAsync(1280, 900);
        await page.GotoAsync(address);
        foreach (var width in new[] { 1280, 320 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await KeepPictureAsync(page, address, user, width);
            (await page.ViolationsAsync()).ShouldBeEmpty($"at {width}");
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            overflow.ShouldBe(0, $"the page scrolls sideways at {width}");
            (await page.EvaluateAsync<string[]>(SidewaysTables)).ShouldBeEmpty($"tables that scroll sideways at {width}");
        }

        page.Console -= Listen;
        complaints.ShouldBeEmpty();

        void Listen(object? sender, IConsoleMessage message) => complaints.AddRange(message.Type == "error" && !message.Text.Contains("404") ? [message.Text] : []);
    }

    private static TestUser? UserOf(string? name) => name switch
    {
        "staff" => Staff,
        "operator" => TestUser.Operator,
        _ => null,
    };

    private static async Task KeepPictureAsync(IPage page, string address, string? user, int width)
    {
        if (Environment.GetEnvironmentVariable("HUBS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            var name = $"{address.Trim('/').Replace('/', '_').Replace('?', '_')}_{user}_{width}.png";
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name), FullPage = true });
        }
    }
}
