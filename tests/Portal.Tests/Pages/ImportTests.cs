using System.Net;
using System.Text;
using HubsPlatform.Portal.Tests.Fakes;
using HubsPlatform.Testing;

namespace HubsPlatform.Portal.Tests.Pages;

public sealed class ImportTests : PageTest
{
    private const string Imports = "/api/directory/hubs/mednum-bfc/imports";

    private static MultipartFormDataContent Form() => new("----frontier")
    {
        { new StringContent("true"), "dryRun" },
        { new ByteArrayContent(Encoding.UTF8.GetBytes("id,nom\n1,Épicerie")), "file", "recensement.csv" },
    };

    [Theory]
    [InlineData("/hubs/mednum-bfc/imports", Imports, "/hubs/mednum-bfc/imports/")]
    [InlineData("/en/national/imports", "/api/directory/national/imports", "/en/national/imports/")]
    public async Task A_file_is_passed_on_as_it_comes_and_its_page_opens(string page, string api, string next)
    {
        Fakes.On(HttpMethod.Post, $"{api}/drafts", HttpStatusCode.Created, DemonstrationImports.Draft());
        Fakes.On(HttpMethod.Post, $"{api}/drafts/{DemonstrationImports.DraftId}/import", HttpStatusCode.Accepted, DemonstrationImports.Running);

        var response = await Portal.Reader(page.Contains("national") ? TestUser.Operator : Admin).PostAsync(page, Form());

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.OriginalString.ShouldBe(next + Demonstration.Running);
        var sent = Fakes.Calls.First(call => call.Method == HttpMethod.Post);
        sent.Body.ShouldBe(await Form().ReadAsStringAsync());
        sent.Token.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("header_not_csv", HttpStatusCode.UnprocessableEntity, "file")]
    [InlineData("mapping_too_large", HttpStatusCode.RequestEntityTooLarge, "mapping")]
    public async Task A_refused_file_is_said_at_its_field(string code, HttpStatusCode status, string field)
    {
        Fakes.Problem(HttpMethod.Post, $"{Imports}/drafts", status, code, "Voici pourquoi.");

        var response = await Portal.Reader(Admin).PostAsync("/hubs/mednum-bfc/imports", Form());

        response.StatusCode.ShouldBe(status);
        using var html = await response.ReadHtmlAsync();
        html.TextOf($"#{field}-erreur").ShouldBe("Erreur : Voici pourquoi.");
        html.QuerySelector(".fr-alert a")!.GetAttribute("href").ShouldBe("#" + field);
    }

    [Fact]
    public async Task Only_staff_may_send_a_file()
    {
        (await Portal.Reader(Viewer).PostAsync("/hubs/mednum-bfc/imports", Form())).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Portal.Reader(Stranger).PostAsync("/hubs/mednum-bfc/imports", Form())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Portal.Reader().PostAsync("/hubs/mednum-bfc/imports", Form())).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Fakes.Calls.ShouldNotContain(call => call.Method == HttpMethod.Post);
    }

    [Fact]
    public async Task A_file_that_only_left_records_out_changed_something()
    {
        Fakes.Get($"{Imports}/{Demonstration.Finished}", DemonstrationImports.Import(Demonstration.Finished, "completed", "f.csv", 40, 40, 0, 0, "2026-11-20T10:00:09+00:00"));

        using var html = await Portal.Reader(Admin).ReadHtmlAsync($"/hubs/mednum-bfc/imports/{Demonstration.Finished}");

        html.TextOf(".fr-alert").ShouldBe("Import terminé. Les lieux sont visibles dans la recherche publique.");
        html.QuerySelector("[href$='a_confirmer=true']")!.GetAttribute("href").ShouldBe("/hubs/mednum-bfc/lieux?source=recensement&a_confirmer=true");
    }

    [Fact]
    public async Task Each_row_tells_its_line_its_column_and_its_reason()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync($"/hubs/mednum-bfc/imports/{Demonstration.Finished}?resultat=rejected");

        Fakes.Calls.Single(call => call.Path.EndsWith("/rows", StringComparison.Ordinal)).Query.ShouldBe("?outcome=rejected&pageSize=50");
        var rejected = html.QuerySelectorAll("tbody tr").Last();
        rejected.TextOf("th").ShouldBe("64");
        rejected.TextOf("li").ShouldBe("Erreur, colonne code_postal : Ce code postal n’existe pas : cinq chiffres sont attendus. (valeur : « 2100 »)");
        html.QuerySelectorAll("a[download]").Select(link => link.GetAttribute("href")).ShouldBe([$"{Imports}/{Demonstration.Finished}/report.csv", $"{Imports}/{Demonstration.Finished}/rejects.csv"]);
        rejected.TextOf("details dl").ShouldBe("nom du lieuMaison des associations code_postal2100");
    }

    [Fact]
    public async Task A_finished_import_leads_on_to_the_hubs_own_pages()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync($"/hubs/mednum-bfc/imports/{Demonstration.Finished}");

        html.QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")).ShouldAllBe(address => address!.StartsWith("/hubs/mednum-bfc/lieux/", StringComparison.Ordinal));
        html.QuerySelectorAll("nav[aria-label='Et maintenant'] a").Select(link => link.GetAttribute("href")!.Split('?')[0]).ShouldBe(["/hubs/mednum-bfc/lieux", "/hubs/mednum-bfc/doublons", "/hubs/mednum-bfc/qualite"]);
        using var national = await Portal.Reader(TestUser.Operator).ReadHtmlAsync($"/national/imports/{Demonstration.Finished}");
        national.QuerySelectorAll("nav[aria-label='Et maintenant']").ShouldBeEmpty();
        national.TextOf("#lignes tbody td").ShouldBe("Créé vers MedNum BFC");
        using var form = await Portal.Reader(Admin).ReadHtmlAsync("/hubs/mednum-bfc/imports");
        (await Portal.Reader(Admin).GetAsync(form.QuerySelector("a[download][href$='.csv']")!.GetAttribute("href")!)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Rows_with_a_warning_can_be_shown_alone()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync($"/hubs/mednum-bfc/imports/{Demonstration.Finished}?resultat=warning");

        Fakes.Calls.Single(call => call.Path.EndsWith("/rows", StringComparison.Ordinal)).Query.ShouldBe("?severity=warning&pageSize=50");
        html.TextOf(".fr-tag[aria-current]").ShouldStartWith("Avec avertissement");
    }

    [Fact]
    public async Task A_running_import_shows_how_far_it_is_and_can_be_cancelled()
    {
        Fakes.On(HttpMethod.Post, $"{Imports}/{Demonstration.Running}/cancel", HttpStatusCode.OK, DemonstrationImports.Running);

        using var html = await Portal.Reader(Admin).ReadHtmlAsync($"/hubs/mednum-bfc/imports/{Demonstration.Running}");
        html.QuerySelector("progress")!.GetAttribute("value").ShouldBe("412");
        var cancel = html.QuerySelector("main form")!.GetAttribute("action")!;

        var response = await Portal.Reader(Admin).PostAsync(cancel, null);
        response.Headers.Location!.OriginalString.ShouldBe($"/hubs/mednum-bfc/imports/{Demonstration.Running}");
        Fakes.Calls.ShouldContain(call => call.Method == HttpMethod.Post);
    }

    [Fact]
    public async Task Progress_comes_as_events_until_the_import_is_over()
    {
        var asked = 0;
        Fakes.On(HttpMethod.Get, $"{Imports}/{Demonstration.Running}", _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = System.Net.Http.Json.JsonContent.Create(asked++ == 0 ? DemonstrationImports.Running : DemonstrationImports.Finished),
        }));

        var events = await Portal.Reader(Admin).GetStringAsync($"/hubs/mednum-bfc/imports/{Demonstration.Running}?handler=events");

        events.ShouldContain("event: progress\ndata: {\"processed\":412,\"total\":697,\"state\":\"En cours\",");
        events.ShouldContain("event: over\n");
    }

    [Fact]
    public async Task Places_that_left_their_source_are_counted_listed_and_decided()
    {
        using (var report = await Portal.Reader(Admin).ReadHtmlAsync($"/hubs/mednum-bfc/imports/{Demonstration.Finished}"))
        {
            report.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ShouldContain("/hubs/mednum-bfc/lieux?source=recensement&a_confirmer=true");
        }

        using var html = await Portal.Reader(Admin).ReadHtmlAsync("/hubs/mednum-bfc/lieux?a_confirmer=true");
        Fakes.Calls.Last(call => call.Path.EndsWith("/places", StringComparison.Ordinal)).Query.ShouldContain("toConfirm=true");
        html.QuerySelectorAll("tbody form").Length.ShouldBe(1);
        var place = $"/api/directory/hubs/mednum-bfc/places/{Demonstration.Bus}";
        Fakes.On(HttpMethod.Post, place + "/keep", HttpStatusCode.NoContent).On(HttpMethod.Delete, place, HttpStatusCode.NoContent);
        foreach (var (button, done) in html.QuerySelectorAll("tbody form button").Zip(["kept", "withdrawn"]))
        {
            var form = new FormUrlEncodedContent(html.QuerySelectorAll("tbody form input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!));
            var response = await Portal.Reader(Admin).PostAsync(button.GetAttribute("formaction")!, form);
            response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            response.Headers.Location!.OriginalString.ShouldEndWith($"a_confirmer=true&fait={done}");
        }

        Fakes.Calls.Select(call => (call.Method, call.Path)).ShouldContain((HttpMethod.Delete, place));
        using var reader = await Portal.Reader(Viewer).ReadHtmlAsync("/hubs/mednum-bfc/lieux");
        reader.QuerySelectorAll("tbody form").ShouldBeEmpty();
    }
}
