using System.Net;
using System.Text;
using System.Text.Json;
using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

/// <summary>A file before its import, and those who deliver files.</summary>
public sealed class ImportDraftTests : PageTest
{
    private const string Drafts = "/api/directory/hubs/mednum-bfc/imports/drafts";
    private const string Api = $"{Drafts}/{DemonstrationImports.DraftId}";
    private const string Page = $"/hubs/mednum-bfc/imports/brouillons/{DemonstrationImports.DraftId}";

    [Theory]
    [InlineData("?handler=preview", null)]
    [InlineData("", "header_unknown")]
    public async Task A_file_with_something_to_say_first_has_a_page_of_its_own(string handler, string? problem)
    {
        Fakes.On(HttpMethod.Post, Drafts, HttpStatusCode.Created, DemonstrationImports.Draft(problem is null ? null : (problem, "Colonnes inconnues.")));

        var response = await Portal.Reader(Admin).PostAsync($"/hubs/mednum-bfc/imports{handler}", new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("x")), "file", "x.csv" } });

        response.Headers.Location!.OriginalString.ShouldBe(Page);
        Fakes.Calls.Count(call => call.Method == HttpMethod.Post).ShouldBe(1);
    }

    [Fact]
    public async Task Its_rows_are_shown_as_they_will_be_read()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(Page);

        var rows = html.QuerySelectorAll("#apercu tbody tr");
        rows[0].TextContent.ShouldContain("Épicerie <solidaire>");
        rows[0].TextContent.ShouldContain("Le code postal manque.");
        rows[1].TextOf("details summary").ShouldBe("et 1 autre colonne");
        html.TextOf("select[id='champ.nom'] option[selected]").ShouldBe("lieu");
        html.TextOf("select[id='champ.adresse'] option[selected]").ShouldBe("Règle détaillée, en JSON");
        html.QuerySelector("a[download]")!.GetAttribute("href").ShouldBe("/api/directory/imports/mapping.schema.json");
    }

    [Fact]
    public async Task A_column_is_chosen_and_detailed_rules_stay()
    {
        var sent = await ChangeAsync("columns", ("champ.nom", "+rue"), ("champ.adresse", "="), ("champ.code_postal", "+cp"));

        var mapping = JsonDocument.Parse(sent.GetProperty("mapping").GetString()!).RootElement;
        mapping.EnumerateObject().Select(entry => entry.Name).ShouldBe(["nom", "code_postal", "adresse"]);
        mapping.GetProperty("nom").GetProperty("colonne").GetString().ShouldBe("rue");
        mapping.GetProperty("adresse").GetProperty("joindre").GetProperty("colonnes")[0].GetString().ShouldBe("rue");
        sent.GetProperty("source").GetString().ShouldBe("recensement");
    }

    [Fact]
    public async Task A_mapping_is_written_as_JSON_and_one_that_was_left_alone_stays_the_proposed_one()
    {
        (await ChangeAsync("json", ("mapping", "{\r\n}"))).GetProperty("mapping").GetString().ShouldBe("{\n}");
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(Page);
        (await ChangeAsync("json", ("mapping", html.QuerySelector("#mapping")!.TextContent.Replace("\n", "\r\n")))).GetProperty("mapping").ValueKind.ShouldBe(JsonValueKind.Null);
        (await ChangeAsync("source", ("source", "autre"))).GetProperty("source").GetString().ShouldBe("autre");
    }

    [Fact]
    public async Task What_is_no_JSON_is_left_to_its_author()
    {
        Fakes.Get(Api, DemonstrationImports.Draft(("mapping_invalid", "La correspondance n'est pas du JSON valide (ligne 1)."), mapping: "{ faux", isMappingGiven: true));

        using var html = await Portal.Reader(Admin).ReadHtmlAsync(Page);

        html.TextOf(".fr-alert").ShouldContain("ligne 1");
        html.TextOf("#mapping").ShouldBe("{ faux");
        html.QuerySelector("select").ShouldBeNull();
        html.QuerySelectorAll("main button").Select(button => button.TextContent).ShouldNotContain("Importer ce fichier");
    }

    [Fact]
    public async Task A_file_that_lost_rows_is_imported_once_that_is_confirmed()
    {
        using (var html = await Portal.Reader(Admin).ReadHtmlAsync(Page))
        {
            html.QuerySelector("input[type=checkbox][name=confirmVolume]").ShouldNotBeNull();
            html.TextOf("section[aria-labelledby=importer]").ShouldContain("avait 60 lignes ; ce fichier en a 40");
            html.TextOf("nav ~ .fr-alert--warning").ShouldContain("avait 60 lignes ; ce fichier en a 40");
            html.QuerySelector(".fr-alert--warning a")!.GetAttribute("href").ShouldBe("#importer");
        }

        Fakes.Problem(HttpMethod.Post, $"{Api}/import", HttpStatusCode.Conflict, "volume_dropped", "Le fichier a 40 lignes, contre 60.");
        var refused = await PostAsync("import");
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using (var html = await refused.ReadHtmlAsync())
        {
            html.TextOf(".fr-alert--error").ShouldContain("40 lignes, contre 60");
        }

        Fakes.On(HttpMethod.Post, $"{Api}/import", HttpStatusCode.Accepted, DemonstrationImports.Running);
        (await PostAsync("import", ("confirmVolume", "true"))).Headers.Location!.OriginalString.ShouldBe($"/hubs/mednum-bfc/imports/{Demonstration.Running}");
        Fakes.Calls.Last().Body.ShouldBe("""{"dryRun":false,"confirmVolume":true}""");
    }

    [Fact]
    public async Task After_a_trial_the_same_file_is_imported_in_earnest()
    {
        Fakes.On(HttpMethod.Post, $"{Api}/import", HttpStatusCode.Accepted, DemonstrationImports.Running);
        var trial = (await PostAsync("import", ("dryRun", "true"))).Headers.Location!.OriginalString;
        trial.ShouldEndWith($"?brouillon={DemonstrationImports.DraftId}");
        Fakes.Get($"/api/directory/hubs/mednum-bfc/imports/{Demonstration.Running}", DemonstrationImports.Import(Demonstration.Running, "completed", "x.csv", 3, 3, 3, 0, "2026-11-20T10:00:09+00:00", dryRun: true));

        using var html = await Portal.Reader(Admin).ReadHtmlAsync(trial);

        html.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ShouldContain($"{Page}#importer");
    }

    [Fact]
    public async Task A_file_that_is_no_longer_kept_is_unknown_and_one_can_be_given_up()
    {
        Fakes.On(HttpMethod.Delete, Api, HttpStatusCode.NoContent);
        (await PostAsync("drop")).Headers.Location!.OriginalString.ShouldBe("/hubs/mednum-bfc/imports");
        Fakes.Problem(HttpMethod.Get, Api, HttpStatusCode.NotFound, "draft_not_found", "Ce fichier n'est plus gardé.");
        (await Portal.Reader(Admin).GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Portal.Reader(Viewer).GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Each_source_leads_to_its_history_and_to_the_places_to_confirm()
    {
        using (var html = await Portal.Reader(Admin).ReadHtmlAsync("/hubs/mednum-bfc/imports/sources"))
        {
            var links = html.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ToList();
            links.ShouldContain("/hubs/mednum-bfc/imports/sources?source=recensement");
            links.ShouldContain("/hubs/mednum-bfc/lieux?source=recensement&a_confirmer=true");
            html.TextOf("tbody tr").ShouldContain("par vous");
        }

        using var history = await Portal.Reader(Member).ReadHtmlAsync("/hubs/mednum-bfc/imports/sources?source=recensement");
        Fakes.Calls.Last(call => call.Path.EndsWith("/imports", StringComparison.Ordinal)).Query.ShouldBe("?source=recensement&pageSize=20");
        history.TextOf("tbody tr").ShouldContain("par admin.mednum-bfc");
    }

    private static HubsPlatform.Testing.TestUser Member => HubsPlatform.Testing.TestUser.In("mednum-bfc", "hub-member");

    private async Task<JsonElement> ChangeAsync(string handler, params (string Name, string Value)[] fields)
    {
        Fakes.On(HttpMethod.Put, Api, HttpStatusCode.OK, DemonstrationImports.Draft());
        (await PostAsync(handler, fields)).Headers.Location!.OriginalString.ShouldBe($"{Page}#apercu");
        return JsonDocument.Parse(Fakes.Calls.Last(call => call.Method == HttpMethod.Put).Body!).RootElement;
    }

    private Task<HttpResponseMessage> PostAsync(string handler, params (string Name, string Value)[] fields) => Portal.Reader(Admin).PostAsync(
        $"{Page}?handler={handler}", new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
}
