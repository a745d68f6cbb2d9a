using System.Net;
using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

/// <summary>The page of one place in the hub's workspace, its withdrawal and its history.</summary>
public sealed class PlaceRecordTests : PageTest
{
    private const string Address = $"/hubs/mednum-bfc/lieux/{Demonstration.MediaLibrary}";
    private const string History = $"{Address}/historique";

    [Fact]
    public async Task Every_field_is_read_in_words_and_what_lacks_leads_to_the_form()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(Address);

        html.TextOf("h1").ShouldBe("Médiathèque Champollion");
        html.QuerySelectorAll(".hp-split__main dt").Length.ShouldBe(30);
        Fact(html, "Types de structure").ShouldBe("Bibliothèque, médiathèque");
        Fact(html, "Téléphone").ShouldBe("03 80 27 04 14");
        Fact(html, "Résumé").ShouldBe("Non renseigné");
        Fact(html, "Horaires").ShouldContain("10:00 – 12:30, 14:00 – 18:30");
        html.TextOf("[aria-labelledby=qualite]").ShouldContain("75 / 100");
        html.QuerySelectorAll("[aria-labelledby=qualite] a").Select(link => link.GetAttribute("href")).ShouldBe([$"{Address}/modifier#accessModes", $"{Address}/modifier#websites"]);
        html.QuerySelector("[aria-labelledby=origine] a")!.GetAttribute("href").ShouldBe($"/hubs/mednum-bfc/imports/{Demonstration.Finished}");
        html.QuerySelector("[aria-labelledby=doublons] a")!.GetAttribute("href").ShouldBe($"/hubs/mednum-bfc/doublons/{Demonstration.Proposed}");
        html.TextOf("[aria-labelledby=signalements]").ShouldContain("Le numéro a changé.");
        html.QuerySelectorAll($"a[href='/lieux/{Demonstration.MediaLibrary}']").ShouldHaveSingleItem();
        Fakes.Calls.Where(call => call.Query.Contains("place=")).Select(call => call.Query).ShouldAllBe(query => query.Contains(Demonstration.MediaLibrary));
    }

    [Fact]
    public async Task A_record_of_a_merged_place_names_the_others()
    {
        Fakes.Get(DemonstrationPlaces.Library, DemonstrationPlaces.Record(3, ("standing", DemonstrationPlaces.Group), ("mergedInto", Demonstration.Bus)));
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(Address);

        html.TextOf("[aria-labelledby=doublons]").ShouldContain("réunit 2 fiches");
        html.QuerySelectorAll($"a[href='/hubs/mednum-bfc/lieux/{Demonstration.Bus}']").ShouldHaveSingleItem();
        html.QuerySelectorAll($"a[href='/lieux/{Demonstration.Bus}']").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_hub_reads_how_the_position_was_found_and_what_to_do_about_it()
    {
        using var exact = await Portal.Reader(Admin).ReadHtmlAsync(Address);
        exact.TextOf("[aria-labelledby=position]").ShouldContain("Exacte");
        exact.QuerySelectorAll("[aria-labelledby=position] a").ShouldBeEmpty();

        Fakes.Get(DemonstrationPlaces.Library, DemonstrationPlaces.Record(3, ("latitude", null), ("longitude", null), ("location", new
        {
            state = "approximate",
            position = new { latitude = 47.32, longitude = 5.04, by = "commune", score = (double?)null, type = "commune", at = "2026-11-20T09:00:00+00:00" },
            address = new { state = "unknown", attempts = 1 },
            distanceKm = (int?)null,
        })));
        using var approximate = await Portal.Reader(Admin).ReadHtmlAsync(Address);
        var box = approximate.TextOf("[aria-labelledby=position]");
        box.ShouldContain("Approximative Seule la commune est connue");
        box.ShouldContain("ne connaît pas cette adresse");
        approximate.QuerySelector("[aria-labelledby=position] a")!.GetAttribute("href").ShouldBe($"{Address}/modifier#latitude");
        using var read = await Portal.Reader(Viewer).ReadHtmlAsync(Address);
        read.QuerySelectorAll("[aria-labelledby=position] a").ShouldBeEmpty();

        Fakes.Get(DemonstrationPlaces.Library, DemonstrationPlaces.Record(3, ("location", new
        {
            state = "doubtful",
            position = (object?)null,
            address = new { state = "found", latitude = 47.3312345, longitude = 5.06, score = 0.95, type = "housenumber", label = "14 Rue Camille Claudel 21000 Dijon", attempts = 1 },
            distanceKm = 212,
        })));
        using var doubtful = await Portal.Reader(Admin).ReadHtmlAsync(Address);
        doubtful.TextOf("[aria-labelledby=position]").ShouldContain("à 212 km du centre de la commune");
        doubtful.TextOf("[aria-labelledby=position]").ShouldContain("« 14 Rue Camille Claudel 21000 Dijon » à 47,33123, 5,06");
    }

    [Fact]
    public async Task A_place_that_left_its_source_is_confirmed_or_withdrawn()
    {
        Fakes.Get(DemonstrationPlaces.Library, DemonstrationPlaces.Record(3, ("standing", DemonstrationPlaces.Standing("2026-11-20T10:00:09+00:00"))))
            .On(HttpMethod.Post, $"{DemonstrationPlaces.Library}/keep", HttpStatusCode.NoContent);
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(Address);
        html.TextOf(".fr-alert--warning").ShouldContain("Absent de sa source depuis le 20/11/2026");
        using var read = await Portal.Reader(Viewer).ReadHtmlAsync(Address);
        read.QuerySelectorAll("main form").ShouldBeEmpty();
        read.QuerySelectorAll("a[href$='/modifier'], a[href$='/retirer']").ShouldBeEmpty();

        var kept = await Portal.Reader(Admin).PostAsync($"{Address}?handler=keep", Form());
        kept.Headers.Location!.OriginalString.ShouldBe($"{Address}?fait=kept");
        (await Portal.Reader(Viewer).PostAsync($"{Address}?handler=keep", Form())).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Withdrawing_asks_once_more_and_goes_with_the_version_that_was_seen()
    {
        using var asked = await Portal.Reader(Admin).ReadHtmlAsync($"{Address}/retirer");
        asked.QuerySelector("main form input[name=version]")!.GetAttribute("value").ShouldBe("3");
        Fakes.On(HttpMethod.Delete, DemonstrationPlaces.Library, request =>
        {
            request.Headers.GetValues("If-Match").ShouldBe(["\"3\""]);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent));
        });

        var done = await Portal.Reader(Admin).PostAsync($"{Address}/retirer", Form(("version", "3")));
        done.Headers.Location!.OriginalString.ShouldBe($"{Address}?fait=withdrawn");

        Fakes.Get(DemonstrationPlaces.Library, DemonstrationPlaces.Record(4, ("active", false)));
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(done.Headers.Location.OriginalString);
        html.TextOf("[role=status]").ShouldContain("retiré");
        html.QuerySelectorAll("a[href$='/modifier']").ShouldBeEmpty();
        html.QuerySelector(".fr-alert--warning a")!.GetAttribute("href").ShouldBe(History);
        (await Portal.Reader(Admin).GetAsync($"{Address}/modifier")).Headers.Location!.OriginalString.ShouldBe(Address);
    }

    [Fact]
    public async Task A_withdrawal_of_a_changed_place_asks_again()
    {
        Fakes.Problem(HttpMethod.Delete, DemonstrationPlaces.Library, HttpStatusCode.PreconditionFailed, "version_changed", "Cette fiche a changé entre-temps.");

        var response = await Portal.Reader(Admin).PostAsync($"{Address}/retirer", Form(("version", "2")));

        response.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        using var html = await response.ReadHtmlAsync();
        html.TextOf("[role=alert]").ShouldContain("a changé entre-temps");
        html.QuerySelector("main form input[name=version]")!.GetAttribute("value").ShouldBe("3");
    }

    [Fact]
    public async Task The_history_says_field_by_field_who_or_what_changed()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(History);

        var sections = html.QuerySelectorAll("section.hp-box");
        sections[0].TextOf("h2").ShouldStartWith("Modification, ");
        sections[0].TextOf("p").ShouldBe("par vous");
        sections[0].QuerySelectorAll("tbody tr").Select(row => string.Join(" | ", row.Children.Select(cell => cell.TextContent.Trim())))
            .ShouldBe(["Téléphone | Non renseigné | 03 80 27 04 14", "Services | Non renseigné | Aide aux démarches administratives"]);
        sections[1].TextOf("p").ShouldBe("par un import de la source « recensement »");
        sections[1].QuerySelector("p a")!.GetAttribute("href").ShouldBe($"/hubs/mednum-bfc/imports/{Demonstration.Finished}");
        sections[2].TextOf("h2").ShouldStartWith("Valeurs de la source mises de côté, ");
        sections[2].TextOf("thead").ShouldBe("Champ Gardé, écrit à la main Livré par la source, plus ancien");
        sections.Skip(2).ShouldAllBe(section => section.QuerySelectorAll("form").Length == 0);
        html.QuerySelectorAll("main form").Length.ShouldBe(2);
        html.QuerySelector(".hp-pages a")!.GetAttribute("href").ShouldBe($"{History}?suite=next-changes");
        using var read = await Portal.Reader(Viewer).ReadHtmlAsync(History);
        read.QuerySelectorAll("main form").ShouldBeEmpty();
        read.TextOf("section.hp-box p").ShouldBe("par camille");
    }

    [Fact]
    public async Task A_change_is_undone_or_it_is_told_why_it_cannot_be()
    {
        var undo = $"{DemonstrationPlaces.Library}/history/{DemonstrationPlaces.Undoable}/undo";
        Fakes.On(HttpMethod.Post, undo, HttpStatusCode.OK, DemonstrationPlaces.Record(4));
        var form = Form(("change", DemonstrationPlaces.Undoable), ("version", "3"));
        (await Portal.Reader(Admin).PostAsync($"{History}?handler=undo", form)).Headers.Location!.OriginalString.ShouldBe($"{History}?fait=undone");

        Fakes.Problem(HttpMethod.Post, undo, HttpStatusCode.Conflict, "place_changed_since", "Un changement plus récent a touché : phone.", ("phone", "Ce champ a changé depuis."), ("services", "Ce champ a changé depuis."));
        var refused = await Portal.Reader(Admin).PostAsync($"{History}?handler=undo", Form(("change", DemonstrationPlaces.Undoable), ("version", "3")));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var html = await refused.ReadHtmlAsync();
        html.TextOf("[role=alert]").ShouldContain("(Téléphone, Services)");
        html.QuerySelectorAll("section.hp-box").Length.ShouldBe(4);
    }

    [Fact]
    public async Task Lists_lead_to_the_places_page()
    {
        foreach (var address in new[] { "/hubs/mednum-bfc/lieux", "/hubs/mednum-bfc/moderation", $"/hubs/mednum-bfc/doublons/{Demonstration.Proposed}" })
        {
            using var html = await Portal.Reader(Viewer).ReadHtmlAsync(address);
            html.QuerySelectorAll($"a[href='{Address}']").ShouldNotBeEmpty(address);
        }
    }

    private static string Fact(AngleSharp.Dom.IParentNode html, string name)
    {
        var term = html.QuerySelectorAll("dt").Single(term => term.TextContent.Trim() == name);
        return string.Join(' ', term.NextElementSibling!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
