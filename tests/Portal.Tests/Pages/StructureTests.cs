using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

/// <summary>Structures and the hub's network.</summary>
public sealed class StructureTests : PageTest
{
    private const string Api = "/api/directory/hubs/mednum-bfc/structures";
    private const string List = "/hubs/mednum-bfc/structures";
    private const string City = $"{List}/{DemonstrationNetwork.City}";
    private const string Form = $"{List}/saisie/{DemonstrationNetwork.City}";

    [Fact]
    public async Task The_workspace_leads_to_the_list_and_the_list_filters_in_the_directory()
    {
        using var workspace = await Portal.Reader(Viewer).ReadHtmlAsync("/hubs/mednum-bfc");
        workspace.QuerySelectorAll($"a[href='{List}']").ShouldHaveSingleItem();
        workspace.QuerySelectorAll("a[href$='/mediateurs']").ShouldBeEmpty();
        using var html = await Portal.Reader(Admin).ReadHtmlAsync($"{List}?quoi=dijon&departement=21&adhesion=member");

        Fakes.Calls.Single(call => call.Path == Api).Query.ShouldBe("?q=dijon&departement=21&membership=member&pageSize=50");
        html.QuerySelector("tbody th a")!.GetAttribute("href").ShouldBe(City);
        html.TextOf("tbody tr").ShouldContain("21210231300010 Commune Dijon (21) Membre 12 3");
        html.TextOf(".hp-muted").ShouldBe("Le réseau aujourd’hui. Porteurs et fondateurs : 5 ; membres : 120 ; partenaires : 14 ; chartes signées : 88.");
        html.QuerySelector(".hp-pages a")!.GetAttribute("href").ShouldBe($"{List}?quoi=dijon&departement=21&adhesion=member&suite=next-structures");
        html.QuerySelectorAll("a[href='/api/directory/hubs/mednum-bfc/memberships.csv']").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Records_that_may_be_one_structure_lead_to_the_merge()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(List);

        html.TextOf("#memes summary").ShouldBe("1 paire de fiches désigne peut-être la même structure");
        html.TextOf("#memes li").ShouldContain("Le même nom, dans la même commune (Dijon)");
        html.QuerySelector("#memes li a")!.GetAttribute("href").ShouldBe($"{City}/fusion?autre={DemonstrationNetwork.Union}");
        using var read = await Portal.Reader(Viewer).ReadHtmlAsync(List);
        read.QuerySelector("#memes").ShouldBeNull();
    }

    [Fact]
    public async Task A_pair_is_set_aside_and_proposed_again()
    {
        var address = $"{Api}/{DemonstrationNetwork.City}/distinct/{DemonstrationNetwork.Union}";
        Fakes.On(HttpMethod.Put, address, HttpStatusCode.NoContent).On(HttpMethod.Delete, address, HttpStatusCode.NoContent);
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(List);
        html.TextOf("#memes form button").ShouldBe("Ce n’est pas la même");
        html.TextOf("#distinctes summary").ShouldBe("1 paire écartée");
        html.TextOf("#distinctes li").ShouldContain("Écartée le 21/11/2026");

        (await SendAsync("#memes form")).ShouldBe($"{List}?fait=distinct");
        Fakes.Calls.Single(call => call.Path == address).Method.ShouldBe(HttpMethod.Put);
        (await SendAsync("#distinctes form")).ShouldBe($"{List}?fait=proposedAgain");
        Fakes.Calls.Last(call => call.Path == address).Method.ShouldBe(HttpMethod.Delete);
        using var done = await Portal.Reader(Admin).ReadHtmlAsync($"{List}?fait=distinct");
        done.TextOf("[role=status]").ShouldContain("ne seront plus proposées");
        using var read = await Portal.Reader(Viewer).ReadHtmlAsync(List);
        read.QuerySelectorAll("#memes, #distinctes").ShouldBeEmpty();

        async Task<string> SendAsync(string selector)
        {
            var form = html.QuerySelector(selector)!;
            var fields = form.QuerySelectorAll("input").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!)).ToArray();
            return (await Portal.Reader(Admin).PostAsync(form.GetAttribute("action")!, Fields(fields))).Headers.Location!.OriginalString;
        }
    }

    [Fact]
    public async Task A_structure_shows_its_places_its_memberships_and_what_changed()
    {
        using var html = await Portal.Reader(Viewer).ReadHtmlAsync(City);

        html.TextOf("h1").ShouldBe("Ville de Dijon");
        html.TextOf(".hp-facts").ShouldContain("21210231300010 (SIRET)");
        html.TextOf(".hp-facts").ShouldContain("les imports la nomment « MAIRIE DE DIJON »");
        html.TextOf("[aria-labelledby=adhesions] tbody tr").ShouldBe("Membre En cours 24/06/2019 – Signée le 01/07/2019 Direction");
        html.TextOf("[aria-labelledby=historique] > ul").ShouldContain("modifiée, par camille");
        html.TextOf("[aria-labelledby=historique] > ul").ShouldContain("(CCAS de Dijon), par une personne du hub d’avant, « National »");
        html.TextOf("[aria-labelledby=historique] > ul").ShouldContain("Nom : MAIRIE DE DIJON → Ville de Dijon Nom donné à la main : Non → Oui Nature : – → Commune");
        html.QuerySelectorAll("main form").ShouldBeEmpty();
        html.QuerySelectorAll("main a[href*='/saisie']").ShouldBeEmpty();
        (await Portal.Reader(Viewer).GetAsync(Form)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Portal.Reader(Stranger).GetAsync(City)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_form_saves_with_the_version_that_was_read()
    {
        using var form = await Portal.Reader(Admin).ReadHtmlAsync(Form);
        form.QuerySelector("#nom")!.GetAttribute("value").ShouldBe("Ville de Dijon");
        form.QuerySelector("#parente input:checked")!.GetAttribute("value").ShouldBe(DemonstrationNetwork.Union);
        form.QuerySelector("input[name=version]")!.GetAttribute("value").ShouldBe("7");
        Fakes.On(HttpMethod.Put, $"{Api}/{DemonstrationNetwork.City}", request =>
        {
            request.Headers.GetValues("If-Match").ShouldBe(["\"7\""]);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(DemonstrationNetwork.Structure(DemonstrationNetwork.City, "Commune de Dijon", 8)) });
        });

        var response = await Portal.Reader(Admin).PostAsync(Form, Fields(
            ("version", "7"), ("nom", "Commune de Dijon"), ("pivot", "21210231300010"), ("nature", "commune"), ("commune", "Dijon"), ("code_postal", ""), ("departement", "21"), ("parente", ""), ("fonction", "Mission numérique")));

        response.Headers.Location!.OriginalString.ShouldBe(City + "?fait=saved");
        var sent = Sent(HttpMethod.Put, $"{Api}/{DemonstrationNetwork.City}");
        (sent.GetProperty("name").GetString(), sent.GetProperty("communeCode").GetString(), sent.GetProperty("nameGiven").ValueKind, sent.GetProperty("parentId").ValueKind)
            .ShouldBe(("Commune de Dijon", "21231", JsonValueKind.Null, JsonValueKind.Null));
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_nothing_typed_is_lost()
    {
        Fakes.Problem(HttpMethod.Post, Api, HttpStatusCode.UnprocessableEntity, "invalid_structure", "Corrigez.", ("pivot", "La clé de contrôle est fausse."), ("contactFunction", "Trop long."));

        var response = await Portal.Reader(Admin).PostAsync($"{List}/saisie", Fields(("nom", "Nouvelle"), ("pivot", "123"), ("fonction", "Xx"), ("nature", "association"), ("parente", DemonstrationNetwork.City)));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var html = await response.ReadHtmlAsync();
        html.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")).ShouldBe(["#pivot", "#fonction"]);
        html.TextOf("#pivot-erreur").ShouldContain("La clé de contrôle est fausse.");
        html.QuerySelector("#nom")!.GetAttribute("value").ShouldBe("Nouvelle");
        html.QuerySelector("#nature option[selected]")!.GetAttribute("value").ShouldBe("association");
        html.QuerySelector("#parente input:checked")!.GetAttribute("value").ShouldBe(DemonstrationNetwork.City);
    }

    [Fact]
    public async Task Looking_for_a_parent_structure_saves_nothing_and_keeps_what_was_typed()
    {
        var response = await Portal.Reader(Admin).PostAsync($"{List}/saisie?handler=search", Fields(("nom", "Nouvelle"), ("chercher-parente", "dijon")));

        using var html = await response.ReadHtmlAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        html.QuerySelector("#nom")!.GetAttribute("value").ShouldBe("Nouvelle");
        html.QuerySelectorAll("#parente input[type=radio]").Select(radio => radio.GetAttribute("value")).ShouldBe(["", DemonstrationNetwork.City, DemonstrationNetwork.Union]);
        html.QuerySelector("#parente button")!.GetAttribute("formaction").ShouldBe($"{List}/saisie?handler=search#parente");
        Fakes.Calls.ShouldAllBe(call => call.Method == HttpMethod.Get);
        Fakes.Calls.Single(call => call.Path == Api).Query.ShouldBe("?q=dijon&pageSize=15");
    }

    [Fact]
    public async Task Who_saves_second_keeps_what_they_typed_and_decides_anew()
    {
        Fakes.Problem(HttpMethod.Put, $"{Api}/{DemonstrationNetwork.City}", HttpStatusCode.PreconditionFailed, "version_outdated", "Relisez.")
            .Get($"{Api}/{DemonstrationNetwork.City}", DemonstrationNetwork.Structure(DemonstrationNetwork.City, "Ville de Dijon (autre)", 9));

        var response = await Portal.Reader(Admin).PostAsync(Form, Fields(("version", "7"), ("nom", "Ma version")));

        response.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        using var html = await response.ReadHtmlAsync();
        html.TextOf("[role=alert]").ShouldContain("Quelqu’un d’autre");
        html.QuerySelector("#nom")!.GetAttribute("value").ShouldBe("Ma version");
        html.QuerySelector("input[name=version]")!.GetAttribute("value").ShouldBe("9");
    }

    [Fact]
    public async Task A_membership_is_added_corrected_and_removed()
    {
        Fakes.On(HttpMethod.Post, $"{Api}/{DemonstrationNetwork.City}/memberships", HttpStatusCode.Created, new { id = DemonstrationNetwork.Joined, structureId = DemonstrationNetwork.City, structureName = "", kind = "partner", startsOn = "2026-01-01", state = "current", version = 1 })
            .On(HttpMethod.Delete, $"/api/directory/hubs/mednum-bfc/memberships/{DemonstrationNetwork.Joined}", HttpStatusCode.NoContent);
        var added = await Portal.Reader(Admin).PostAsync($"{City}/adhesion", Fields(("nature", "partner"), ("debut", "1/1/2026"), ("fin", ""), ("charte", "2026-01-15"), ("fonction", "Direction")));
        added.Headers.Location!.OriginalString.ShouldBe(City + "?fait=joined");
        Sent(HttpMethod.Post, $"{Api}/{DemonstrationNetwork.City}/memberships").GetRawText()
            .ShouldBe("""{"kind":"partner","startsOn":"2026-01-01","endsOn":null,"contactFunction":"Direction","charterSignedOn":"2026-01-15"}""");

        var wrong = await Portal.Reader(Admin).PostAsync($"{City}/adhesion/{DemonstrationNetwork.Joined}", Fields(("version", "2"), ("nature", "member"), ("debut", "24 juin"), ("fonction", "Direction")));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var html = await wrong.ReadHtmlAsync();
        html.TextOf("#debut-erreur").ShouldContain("Ce n’est pas une date");
        html.QuerySelector("#nature-member")!.HasAttribute("checked").ShouldBeTrue();

        var removed = await Portal.Reader(Admin).PostAsync($"{City}/adhesion/{DemonstrationNetwork.Joined}?handler=remove", Fields(("version", "2")));
        removed.Headers.Location!.OriginalString.ShouldBe(City + "?fait=left");
        (await Portal.Reader(Viewer).GetAsync($"{City}/adhesion")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Two_structures_are_compared_merged_and_parted()
    {
        Fakes.On(HttpMethod.Post, $"{Api}/{DemonstrationNetwork.City}/merge", HttpStatusCode.OK, DemonstrationNetwork.Structure(DemonstrationNetwork.City, "Ville de Dijon"))
            .Problem(HttpMethod.Post, $"{Api}/{DemonstrationNetwork.City}/merges/{DemonstrationNetwork.Merge}/undo", HttpStatusCode.Conflict, "pivot_taken", "« Ville de Dijon » a déjà le numéro.");
        using var search = await Portal.Reader(Admin).ReadHtmlAsync($"{City}/fusion?quoi=centre");
        search.QuerySelectorAll("main > div > ul a").ShouldHaveSingleItem().GetAttribute("href").ShouldBe($"{City}/fusion?autre={DemonstrationNetwork.Union}");
        using var compared = await Portal.Reader(Admin).ReadHtmlAsync($"{City}/fusion?autre={DemonstrationNetwork.Union}");
        compared.TextOf("tbody tr").ShouldBe("Nom Ville de Dijon Fédération des centres sociaux");

        var merged = await Portal.Reader(Admin).PostAsync($"{City}/fusion", Fields(("version", "7"), ("autre", DemonstrationNetwork.Union)));
        merged.Headers.Location!.OriginalString.ShouldBe(City + "?fait=merged");
        Sent(HttpMethod.Post, $"{Api}/{DemonstrationNetwork.City}/merge").GetProperty("other").GetString().ShouldBe(DemonstrationNetwork.Union);
        var refused = await Portal.Reader(Admin).PostAsync($"{City}?handler=undoMerge", Fields(("merge", DemonstrationNetwork.Merge)));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("a déjà le numéro.");
    }

    [Fact]
    public async Task A_merged_structure_leads_to_where_it_is_now()
    {
        Fakes.Get($"{Api}/{DemonstrationNetwork.Union}", DemonstrationNetwork.Structure(DemonstrationNetwork.Union, "Ancienne", 8, new { id = DemonstrationNetwork.City, name = "Ville de Dijon" }));
        foreach (var address in new[] { $"{List}/{DemonstrationNetwork.Union}", $"{List}/saisie/{DemonstrationNetwork.Union}", $"{List}/{DemonstrationNetwork.Union}/fusion" })
        {
            (await Portal.Reader(Admin).GetAsync(address)).Headers.Location!.OriginalString.ShouldBe(City);
        }
    }

    private JsonElement Sent(HttpMethod method, string path) => JsonDocument.Parse(Fakes.Calls.Single(call => call.Path == path && call.Method == method).Body!).RootElement;

    private static FormUrlEncodedContent Fields(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
