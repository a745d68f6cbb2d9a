using System.Net;
using System.Text.Json;
using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

/// <summary>The public reports an error on a place, the hub decides about it.</summary>
public sealed class ModerationTests : PageTest
{
    private const string Address = $"/lieux/{Demonstration.MediaLibrary}/signaler";
    private const string Reports = $"/api/directory/places/{Demonstration.MediaLibrary}/reports";
    private const string Queue = "/hubs/mednum-bfc/moderation";
    private const string First = "019302d0-0000-7000-8000-000000000001";

    [Fact]
    public async Task A_place_leads_to_the_form_and_the_form_to_thanks()
    {
        Fakes.On(HttpMethod.Post, Reports, HttpStatusCode.Accepted);
        using var place = await Portal.Reader().ReadHtmlAsync($"/lieux/{Demonstration.MediaLibrary}");
        place.QuerySelectorAll($"a[href='{Address}']").ShouldHaveSingleItem();

        var response = await Portal.Reader().PostAsync(Address, Form(("objet", "horaires"), ("texte", "Fermé le lundi"), ("site", "")));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.OriginalString.ShouldBe(Address + "?fait=true");
        var sent = Body(Reports);
        sent.GetProperty("kind").GetString().ShouldBe("horaires");
        sent.GetProperty("text").GetString().ShouldBe("Fermé le lundi");
        using var thanks = await Portal.Reader().ReadHtmlAsync(Address + "?fait=true");
        thanks.TextOf("[role=status]").ShouldContain("transmis");
    }

    [Fact]
    public async Task What_is_wrong_with_a_report_stands_at_its_field()
    {
        Fakes.Problem(HttpMethod.Post, Reports, HttpStatusCode.UnprocessableEntity, "invalid_report", "Corrigez.", ("kind", "Choisissez ce qui est à corriger."));

        var response = await Portal.Reader().PostAsync(Address, Form(("texte", "Tout")));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await response.Content.ReadAsStringAsync();
        html.ShouldContain("Choisissez ce qui est à corriger.");
        html.ShouldContain(">Tout</textarea>");
        response.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        (await Portal.Reader().GetAsync($"/lieux/{Demonstration.Bus}/signaler")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_reports_after_many_others_is_told_in_their_language_that_nothing_was_saved()
    {
        Fakes.Problem(HttpMethod.Post, Reports, HttpStatusCode.TooManyRequests, "too_many_reports", "Réessayez dans une heure.");

        var response = await Portal.Reader().PostAsync("/en" + Address, Form(("objet", "horaires")));

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        using var html = await response.ReadHtmlAsync();
        html.TextOf("[role=alert] .fr-alert__title").ShouldBe("Nothing was saved");
        html.TextOf("[role=alert] li").ShouldBe("Many errors were just reported here. Try again in an hour.");
    }

    [Fact]
    public async Task The_staff_accepts_with_a_correction_and_readers_only_read()
    {
        Fakes.On(HttpMethod.Post, $"/api/directory/hubs/mednum-bfc/moderation/{First}/decision", HttpStatusCode.OK, new { });
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(Queue);
        html.QuerySelectorAll("main article form").Length.ShouldBe(3);
        using var read = await Portal.Reader(Viewer).ReadHtmlAsync(Queue);
        read.QuerySelectorAll("main article form").ShouldBeEmpty();

        var response = await Portal.Reader(Admin).PostAsync(Queue, Form(
            ("id", First), ("version", "1"), ("decision", "accept"), ("motif", "Confirmé"), ("champ[phone]", "03 80 00 00 00"), ("champ[emails]", "a@b.example, c@d.example"), ("champ[websites]", "")));

        response.Headers.Location!.OriginalString.ShouldBe(Queue + "?fait=accept");
        var sent = Body($"/api/directory/hubs/mednum-bfc/moderation/{First}/decision");
        sent.GetProperty("reason").GetString().ShouldBe("Confirmé");
        sent.GetProperty("correction").GetRawText().ShouldBe("""{"phone":"03 80 00 00 00","emails":["a@b.example","c@d.example"]}""");
        (await Portal.Reader(Viewer).PostAsync(Queue, Form(("id", First)))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Each_correction_stands_beside_what_the_place_says_now()
    {
        using var html = await Portal.Reader(Viewer).ReadHtmlAsync(Queue);
        var reports = html.QuerySelectorAll("main article");

        Rows(reports[0]).ShouldBe(["Téléphone | 03 80 27 04 14 Changé depuis le signalement", "Courriels | Non renseigné", "Sites web | https://bm.example.org"]);
        Rows(reports[1]).ShouldBeEmpty();
        reports[1].TextContent.ShouldContain("n’est plus dans le recensement");
        using var staff = await Portal.Reader(Admin).ReadHtmlAsync(Queue);
        staff.QuerySelectorAll("[name=proposee]").Length.ShouldBe(1);
        staff.QuerySelectorAll("[name=retirer]").ShouldBeEmpty("a place that is gone cannot be withdrawn");
        Rows(reports[2]).ShouldBe(
        [
            "Horaires | Du lundi au vendredi : 09:00 – 12:00 Samedi, dimanche : fermé | Lundi, vendredi, dimanche : fermé Du mardi au jeudi : 09:00 – 12:00 Samedi : 14:00 – 18:00 Jours fériés : fermé",
            "Téléphone | 03 80 00 00 11 Changé depuis le signalement | 03 80 00 00 11 Déjà ainsi",
            "Résumé | Un lieu ouvert à tous | (vidé)",
        ]);

        static IEnumerable<string> Rows(AngleSharp.Dom.IElement report) => report.QuerySelectorAll("tbody tr").Select(row => string.Join(" | ", row.Children.Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));
    }

    [Fact]
    public async Task Hours_that_depend_on_dates_are_those_of_the_days_to_come_with_their_text()
    {
        Fakes.Get("/api/directory/hubs/mednum-bfc/moderation", new
        {
            items = new[]
            {
                new
                {
                    id = First, placeId = Demonstration.MediaLibrary, placeName = "Médiathèque", commune = "Dijon", departementCode = "21", kind = "horaires", status = "open", reportedAt = "2026-11-20T10:00:00+00:00", version = 1,
                    present = new[] { new { field = "openingHours", value = "Mo-Fr 09:00-12:00; Jul-Aug off" } },
                },
            },
            total = 1,
        });
        using var html = await Portal.Reader(Viewer).ReadHtmlAsync(Queue);

        var lines = html.QuerySelectorAll("tbody li").Select(line => line.TextContent).ToArray();
        lines.Length.ShouldBe(8);
        lines[0].ShouldEndWith("09:00 – 12:00");
        lines[^1].ShouldBe("Selon les dates\u00a0: Mo-Fr 09:00-12:00; Jul-Aug off");
    }

    [Fact]
    public async Task A_refused_decision_is_told_at_its_field_and_what_was_typed_stays()
    {
        Fakes.Problem(
            HttpMethod.Post, $"/api/directory/hubs/mednum-bfc/moderation/{First}/decision", HttpStatusCode.UnprocessableEntity, "invalid_decision", "Corrigez.",
            ("reason", "Donnez le motif."), ("phone", "Ce numéro n'existe pas."));

        var response = await Portal.Reader(Admin).PostAsync(Queue, Form(("id", First), ("version", "1"), ("decision", "reject"), ("motif", " "), ("champ[phone]", "12"), ("retirer", "true")));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var html = await response.ReadHtmlAsync();
        html.TextOf($"#motif-{First}-erreur").ShouldBe("Erreur : Donnez le motif.");
        html.TextOf($"#champ-phone-{First}-erreur").ShouldBe("Erreur : Ce numéro n’existe pas.");
        html.QuerySelector($"#champ-phone-{First}")!.GetAttribute("value").ShouldBe("12");
        html.QuerySelectorAll("[name='champ[phone]']").Count(input => input.GetAttribute("value") == "12").ShouldBe(1);
        Body($"/api/directory/hubs/mednum-bfc/moderation/{First}/decision").GetProperty("withdraw").GetBoolean().ShouldBeFalse();
    }

    private JsonElement Body(string path) => JsonDocument.Parse(Fakes.Calls.Single(call => call.Path == path && call.Method == HttpMethod.Post).Body!).RootElement;

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
