using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HubsPlatform.Testing;

namespace HubsPlatform.Platform.Tests.Running;

/// <summary>Every page of the portal by the route that its file gives, with an address at which there is something to see.</summary>
public sealed partial class PortalPages(PlatformRun platform)
{
    private const string Hub = "mednum-bfc";

    /// <summary>A part of a page, errors: nobody opens them by themselves. The last one is reached by a link in a mail alone (Portal.Tests has it).</summary>
    private static readonly string[] NoPages = ["/erreur", "/lieux/{id:guid}/fiche", "/fiche/relances"];

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

        var structure = await MakeAsync(admin, "structures", new { name = $"Association de la promenade {Guid.CreateVersion7():n}", kind = (string?)null, commune = "Dijon", postalCode = "21000" });
        var mediator = await MakeAsync(admin, "mediators", new { displayName = "Camille Promenade", status = "employee", departementCode = "21", structureId = structure, placeIds = new[] { place } });

        // What stands before an id says whose it is.
        (string Before, string Id)[] ids =
        [
            ("/doublons/", pair), ("/imports/brouillons/", draft), ("/imports/", import.Split('/')[^1]), ("/lieux/", place), ("/structures/", structure), ("/mediateurs/", mediator),
        ];
        using var handed = await admin.PostAsync($"/api/directory/hubs/{Hub}/places/{place}/links", null);
        var link = new Uri(JsonNode.Parse(await handed.Content.ReadAsStringAsync())!.Text("url")).Query;
        return [.. Routes().Select(route => new Visit(route, AddressOf(route, ids) + (route.StartsWith("/fiche", StringComparison.Ordinal) ? link : ""), UserOf(route)))];
    }

    private static async Task<string> MakeAsync(HttpClient admin, string kind, object form)
    {
        using var answer = await admin.PostAsJsonAsync($"/api/directory/hubs/{Hub}/{kind}", form);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, text);
        return JsonNode.Parse(text)!.Text("id");
    }

    private static string AddressOf(string route, IEnumerable<(string Before, string Id)> ids)
    {
        var address = Optional().Replace(route.Replace("{hub}", Hub, StringComparison.Ordinal), "");
        foreach (var (before, id) in ids)
        {
            address = Regex.Replace(address, $@"{before}\{{\w+:guid\}}", $"{before}{id}");
        }

        return address switch
        {
            "/recherche" => "/recherche?quoi=promenade",
            "/carte" => $"/carte?hub={Hub}",
            _ when address.Contains('{') => throw new InvalidOperationException($"PortalPages does not know what to put into {route}."),
            _ => address,
        };
    }

    private static string? UserOf(string route) =>
        route.StartsWith("/hubs/", StringComparison.Ordinal) ? $"admin.{Hub}" : route.StartsWith("/national", StringComparison.Ordinal) ? "operatrice" : null;

    [GeneratedRegex(@"/\{\w+(:\w+)?\?\}")]
    private static partial Regex Optional();

    [GeneratedRegex("""^@page "([^"]+)"?""", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
