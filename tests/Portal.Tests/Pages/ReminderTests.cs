using System.Net;
using System.Text.Json;
using HubsPlatform.Portal.Tests.Fakes;
using HubsPlatform.Testing;

namespace HubsPlatform.Portal.Tests.Pages;

/// <summary>The staff asks those who run the places, and sees what came of it.</summary>
public sealed class ReminderTests : PageTest
{
    private const string Address = "/hubs/mednum-bfc/relances";
    private const string Api = "/api/directory/hubs/mednum-bfc/reminders";
    private const string PlaceLink = $"/hubs/mednum-bfc/lieux/{Demonstration.MediaLibrary}/lien";
    private const string PlaceLinks = $"/api/directory/hubs/mednum-bfc/places/{Demonstration.MediaLibrary}/links";

    private static readonly TestUser Member = TestUser.In("mednum-bfc", "hub-member");

    [Fact]
    public async Task A_level_is_asked_after_a_second_look()
    {
        Fakes.On(HttpMethod.Post, Api, HttpStatusCode.Accepted, new { mails = 120, places = 300 });
        using var quality = await Portal.Reader(Member).ReadHtmlAsync("/hubs/mednum-bfc/qualite");
        quality.QuerySelectorAll($"main a[href='{Address}']").ShouldHaveSingleItem();
        using var first = await Portal.Reader(Member).ReadHtmlAsync(Address);
        first.QuerySelectorAll("a[href$='#envoi']").Length.ShouldBe(3, "the level that nobody is to be asked of has no link");
        first.QuerySelector("#envoi").ShouldBeNull();
        using var second = await Portal.Reader(Member).ReadHtmlAsync(Address + "?niveau=a-actualiser");
        second.TextOf("section:has(#envoi)").ShouldContain("120 courriels seront envoyés, à propos de 300 lieux.");

        var response = await Portal.Reader(Member).PostAsync(Address, Form(("niveau", "a-actualiser")));

        response.Headers.Location!.OriginalString.ShouldBe(Address + "?courriels=120");
        Body(Api).GetProperty("freshness").GetString().ShouldBe("a-actualiser");
        using var done = await Portal.Reader(Member).ReadHtmlAsync(Address + "?courriels=120");
        done.TextOf("[role=status]").ShouldBe("120 courriels partent dans les prochaines minutes.");
    }

    [Fact]
    public async Task Where_nothing_can_be_sent_the_page_says_why()
    {
        Fakes.Get($"{Api}/reach", DemonstrationReminders.Reach("Aucun serveur de messagerie n'est configuré."));
        Fakes.Problem(HttpMethod.Post, Api, HttpStatusCode.ServiceUnavailable, "mail_not_configured", "Aucun serveur de messagerie n'est configuré.");
        using var html = await Portal.Reader(Member).ReadHtmlAsync(Address + "?niveau=a-actualiser");
        html.TextOf(".fr-alert--warning").ShouldBe("Aucun serveur de messagerie n'est configuré.");
        html.QuerySelector("#envoi").ShouldBeNull();

        var response = await Portal.Reader(Member).PostAsync(Address, Form(("niveau", "a-actualiser")));
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).ShouldContain("role=\"alert\"");
    }

    [Fact]
    public async Task The_journal_tells_answers_and_takes_links_back()
    {
        using var html = await Portal.Reader(Member).ReadHtmlAsync(Address);
        var rows = html.QuerySelectorAll("section:has(#journal) tbody > tr");
        rows.Length.ShouldBe(3);
        rows[0].TextOf("td:last-child").ShouldContain("Confirmé le 21/11/2026");
        rows[1].TextOf("td").ShouldContain("550");
        rows[2].QuerySelectorAll("form").ShouldBeEmpty("what waits is not revoked here");
        var link = rows[0].QuerySelector("input[name=lien]")!.GetAttribute("value")!;
        Fakes.On(HttpMethod.Delete, $"/api/directory/hubs/mednum-bfc/links/{link}", HttpStatusCode.NoContent);

        var response = await Portal.Reader(Member).PostAsync(Address + "?handler=revoke", Form(("lien", link)));

        response.Headers.Location!.OriginalString.ShouldBe(Address + "?annule=true");
        await Portal.Reader(Member).GetAsync(Address + "?etat=failed");
        Fakes.Calls.ShouldContain(call => call.Path == Api && call.Query.Contains("state=failed"));
    }

    [Fact]
    public async Task A_mail_that_failed_is_sent_again_from_the_journal()
    {
        using var html = await Portal.Reader(Member).ReadHtmlAsync(Address);
        var mail = html.QuerySelectorAll("input[name=courriel]").ShouldHaveSingleItem("only the one that failed").GetAttribute("value")!;
        html.QuerySelectorAll("section:has(#journal) tbody a").Select(link => link.GetAttribute("href")).ShouldAllBe(address => address!.StartsWith("/hubs/mednum-bfc/lieux/", StringComparison.Ordinal));
        Fakes.On(HttpMethod.Post, $"{Api}/{mail}/again", HttpStatusCode.Accepted, new { mails = 1, places = 1 });

        (await Portal.Reader(Member).PostAsync(Address + "?handler=again", Form(("courriel", mail)))).Headers.Location!.OriginalString.ShouldBe(Address + "?courriels=1");

        Fakes.Problem(HttpMethod.Post, $"{Api}/{mail}/again", HttpStatusCode.Conflict, "nothing_to_send", "Il n'y a plus rien à demander.");
        var refused = await Portal.Reader(Member).PostAsync(Address + "?handler=again", Form(("courriel", mail)));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.ReadHtmlAsync()).TextOf("[role=alert]").ShouldContain("plus rien à demander");
    }

    [Fact]
    public async Task A_link_is_shown_once_and_those_of_a_place_are_taken_back()
    {
        Fakes.On(HttpMethod.Post, PlaceLinks, HttpStatusCode.OK, new { id = Guid.CreateVersion7(), url = "https://hubs.example/fiche?lien=abc", expiresAt = "2099-01-20T09:00:00+00:00" });
        Fakes.On(HttpMethod.Delete, PlaceLinks, HttpStatusCode.NoContent);
        Fakes.Problem(HttpMethod.Post, Api, HttpStatusCode.Conflict, "address_refuses", "L'adresse de ce lieu ne veut plus de relances.");

        using var made = await (await Portal.Reader(Member).PostAsync(PlaceLink + "?handler=make", Form())).ReadHtmlAsync();
        made.TextOf("#lien").ShouldBe("https://hubs.example/fiche?lien=abc");
        (await Portal.Reader(Member).PostAsync(PlaceLink + "?handler=revoke", Form())).Headers.Location!.OriginalString.ShouldBe(PlaceLink + "?fait=annule");
        var refused = await Portal.Reader(Member).PostAsync(PlaceLink + "?handler=remind", Form());
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.ReadHtmlAsync()).TextOf("[role=alert]").ShouldContain("ne veut plus de relances");
        using var unreachable = await Portal.Reader(Member).ReadHtmlAsync(Address + "/sans-adresse");
        unreachable.QuerySelectorAll($"a[href='{PlaceLink}']").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Administrators_set_what_the_staff_reads()
    {
        const string settings = Address + "/reglages";
        using var read = await Portal.Reader(Member).ReadHtmlAsync(settings);
        read.QuerySelectorAll("main button").ShouldBeEmpty();
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(settings);
        html.QuerySelector("#corrections-direct")!.HasAttribute("checked").ShouldBeTrue();
        html.QuerySelector("#automatique")!.HasAttribute("checked").ShouldBeTrue();

        Fakes.On(HttpMethod.Put, $"{Api}/settings", HttpStatusCode.OK, DemonstrationReminders.Settings);
        var form = Form(("corrections", "moderated"), ("niveau", "a-actualiser"), ("jours", "60"), ("reponse", ""), ("version", "4"));
        (await Portal.Reader(Admin).PostAsync(settings, form)).Headers.Location!.OriginalString.ShouldBe(settings + "?fait=true");
        var sent = JsonDocument.Parse(Fakes.Calls.Single(call => call.Method == HttpMethod.Put).Body!).RootElement;
        (sent.GetProperty("corrections").GetString(), sent.GetProperty("automatic").GetBoolean(), sent.GetProperty("everyDays").GetInt32()).ShouldBe(("moderated", false, 60));

        Fakes.Problem(HttpMethod.Put, $"{Api}/settings", HttpStatusCode.UnprocessableEntity, "invalid_settings", "Corrigez.", ("everyDays", "Donnez un nombre de jours de 30 à 730."));
        var wrong = await Portal.Reader(Admin).PostAsync(settings, Form(("jours", "7"), ("reponse", "tapé"), ("version", "4")));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var again = await wrong.ReadHtmlAsync();
        again.TextOf("#jours-erreur").ShouldContain("30 à 730");
        again.QuerySelector("#reponse")!.GetAttribute("value").ShouldBe("tapé");
    }

    [Theory]
    [InlineData(Address)]
    [InlineData(Address + "/sans-adresse")]
    [InlineData(Address + "/reglages")]
    [InlineData(PlaceLink)]
    public async Task They_are_for_the_staff(string address)
    {
        (await Portal.Reader(Viewer).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Portal.Reader(Stranger).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Portal.Reader(Member).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private JsonElement Body(string path) => JsonDocument.Parse(Fakes.Calls.Last(call => call.Path == path && call.Method == HttpMethod.Post).Body!).RootElement;

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
