using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HubsPlatform.Testing;

namespace HubsPlatform.Platform.Tests.Running;

/// <summary>Every page of the portal by the route that its file gives, with an address at which there is something to see.</summary>
public sealed partial class PortalPages(PlatformRun platform)
{
    private const string Hub = "mednum-bfc";

    /// <summary>Parts of pages, errors: nobody opens them by themselves.</summary>
    private static readonly string[] NoPages = ["/erreur", "/lieux/{id:guid}/fiche"];

    /// <param name="Route">As its file says it.</param>
    /// <param name="Address">With what the walk has put there.</param>
    /// <param name="User">Null for everybody.</param>
    public sealed record Visit(string Route, string Address, string? User);

    /// <summary>The pages that the source has.</summary>
    public static IReadOnlyList<string> Routes() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "services", "Portal", "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Select(file => Directive().Match(File.ReadAllText(file))).Where(match => match.Success).Select(match => match.Groups[1].Value).Except(NoPages).Order(StringComparer.Ordinal),
    ];

    /// <summary>Puts something into a hub for each page to show.</summary>
    public async Task<IReadOnlyList<Visit>> VisitsAsync()
    {
        using var admin = await platform.AsAsync($"admin.{Hub}");
        var imports = $"/api/directory/hubs/{Hub}/imports";
        var import = await admin.StartImportAsync(imports, StandardFile.Of(
            StandardFile.Row("promenade-1", "Médiathèque de la promenade", StandardFile.Dijon, 41), StandardFile.Row("promenade-2", "La médiathèque de la Promenade", StandardFile.Dijon, 41),
            StandardFile.Row("promenade-3", "", StandardFile.Dijon, 42)));
        await admin.FinishedAsync(import);
        using var stored = await admin.PostAsync($"{imports}/drafts", Census.Upload("lieu;cp;ville\nMairie;21000;Dijon\n"u8.ToArray()));
        var draft = JsonNode.Parse(await stored.Content.ReadAsStringAsync())!.Text("id");
        var place = (await admin.GetJsonAsync($"/api/directory/hubs/{Hub}/places?q=promenade"))["items"]![0]!.Text("id");
        var pair = "";
        await Eventually.TrueAsync(
            async () => (pair = (await admin.GetJsonAsync($"/api/directory/hubs/{Hub}/duplicates?status=proposed"))["items"]!.AsArray().FirstOrDefault()?.Text("id") ?? "").Length > 0,
            () => "No duplicate is proposed.", TimeSpan.FromMinutes(1));

        // A page whose address has more in it than a hub stands here.
        var addresses = new Dictionary<string, string>
        {
            ["/hubs/{hub}/doublons/{id:guid}"] = $"/hubs/{Hub}/doublons/{pair}",
            ["/hubs/{hub}/imports/brouillons/{id:guid}"] = $"/hubs/{Hub}/imports/brouillons/{draft}",
            ["/hubs/{hub}/imports/{id:guid}"] = $"/hubs/{Hub}/imports/{import.Split('/')[^1]}",
            ["/lieux/{id:guid}"] = $"/lieux/{place}",
            ["/lieux/{id:guid}/signaler"] = $"/lieux/{place}/signaler",
            ["/recherche"] = "/recherche?quoi=promenade",
            ["/carte"] = $"/carte?hub={Hub}",
        };
        return [.. Routes().Select(route => new Visit(route, addresses.GetValueOrDefault(route) ?? route.Replace("{hub}", Hub, StringComparison.Ordinal), UserOf(route)))];
    }

    private static string? UserOf(string route) =>
        route.StartsWith("/hubs/", StringComparison.Ordinal) ? $"admin.{Hub}" : route.StartsWith("/national", StringComparison.Ordinal) ? "operatrice" : null;

    [GeneratedRegex("""^@page "([^"]+)"?""", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
