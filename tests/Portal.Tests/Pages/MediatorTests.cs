using System.Net;
using System.Text.Json;
using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

/// <summary>Mediators, for the hub's staff only.</summary>
public sealed class MediatorTests : PageTest
{
    private const string Api = "/api/directory/hubs/mednum-bfc/mediators";
    private const string List = "/hubs/mednum-bfc/mediateurs";
    private const string Person = $"{List}/{DemonstrationNetwork.Person}";

    [Fact]
    public async Task The_list_is_for_the_staff_and_filters_in_the_directory()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync($"{List}?quoi=odile&departement=21&structure={DemonstrationNetwork.City}&statut=volunteer");

        Fakes.Calls.Single(call => call.Path == Api).Query.ShouldBe($"?q=odile&departement=21&structureId={DemonstrationNetwork.City}&status=volunteer&pageSize=50");
        html.QuerySelector("#statut option[selected]")!.TextContent.ShouldBe("Bénévolat");
        html.TextOf("tbody tr").ShouldBe("Odile Médiatrice Conseiller numérique Ville de Dijon (21) 1 Aidants Connect");
        html.TextOf("label[for=structure]").ShouldBe("Seulement : Ville de Dijon");
        html.QuerySelectorAll($"main a[href='{List}/saisie?employeur={DemonstrationNetwork.City}']").ShouldHaveSingleItem();
        using var workspace = await Portal.Reader(Admin).ReadHtmlAsync("/hubs/mednum-bfc");
        workspace.QuerySelectorAll($"a[href='{List}']").ShouldHaveSingleItem();
        foreach (var address in new[] { List, Person, $"{List}/saisie", $"{List}/saisie/{DemonstrationNetwork.Person}" })
        {
            (await Portal.Reader(Viewer).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
            (await Portal.Reader(Stranger).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    [Fact]
    public async Task A_person_is_shown_with_trainings_rights_and_the_day_they_are_kept_until()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(Person);

        html.TextOf(".hp-facts").ShouldContain("Oui, accord du 15/01/2026");
        html.TextOf(".hp-facts").ShouldContain("Gardé jusqu’au 01/10/2028");
        html.TextOf("[aria-labelledby=qualifications] li").ShouldBe("Aidants Connect, le 04/05/2026 (7 h)");
        html.QuerySelectorAll($"a[href='{Api}/{DemonstrationNetwork.Person}/export']").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_form_sends_what_was_chosen_and_keeps_what_was_typed()
    {
        using var form = await Portal.Reader(Admin).ReadHtmlAsync($"{List}/saisie/{DemonstrationNetwork.Person}");
        form.QuerySelector("#statut input:checked")!.GetAttribute("value").ShouldBe("conseiller-numerique");
        form.QuerySelector("#employeur input:checked")!.GetAttribute("value").ShouldBe(DemonstrationNetwork.City);
        form.QuerySelectorAll("#lieux input:checked").ShouldHaveSingleItem().GetAttribute("value").ShouldBe(Demonstration.MediaLibrary);
        Fakes.Problem(HttpMethod.Post, Api, HttpStatusCode.UnprocessableEntity, "invalid_mediator", "Corrigez.", ("email", "Ce n'est pas une adresse électronique."), ("placeIds[0]", "Ce lieu n'existe pas."));

        var response = await Portal.Reader(Admin).PostAsync($"{List}/saisie", Fields(
            ("nom", "Nouvelle"), ("courriel", "x"), ("statut", "volunteer"), ("departement", "25"), ("employeur", DemonstrationNetwork.Union), ("lieux", Demonstration.MediaLibrary), ("lieux", Demonstration.Bus),
            ("nom_public", "true"), ("accord", "15/01/2026"), ("contact", "")));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var sent = Sent();
        sent.GetProperty("placeIds").GetArrayLength().ShouldBe(2);
        (sent.GetProperty("publicName").GetBoolean(), sent.GetProperty("publicNameConsentOn").GetString(), sent.GetProperty("lastContactOn").ValueKind).ShouldBe((true, "2026-01-15", JsonValueKind.Null));
        using var html = await response.ReadHtmlAsync();
        html.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")).ShouldBe(["#courriel", "#lieux"], ignoreOrder: true);
        html.QuerySelector("#nom")!.GetAttribute("value").ShouldBe("Nouvelle");
        html.QuerySelector("#statut input:checked")!.GetAttribute("value").ShouldBe("volunteer");
        html.QuerySelector("#employeur input:checked")!.GetAttribute("value").ShouldBe(DemonstrationNetwork.Union);
        html.QuerySelector("#nom_public")!.HasAttribute("checked").ShouldBeTrue();
        html.QuerySelector("#accord")!.GetAttribute("value").ShouldBe("15/01/2026");
    }

    [Fact]
    public async Task Looking_for_an_employer_offers_their_places_and_saves_nothing()
    {
        var response = await Portal.Reader(Admin).PostAsync($"{List}/saisie?handler=search", Fields(("nom", "Nouvelle"), ("employeur", DemonstrationNetwork.City), ("chercher-employeur", "centre"), ("chercher-lieux", "bus")));

        using var html = await response.ReadHtmlAsync();
        html.QuerySelectorAll("#employeur input[type=radio]").Select(radio => radio.GetAttribute("value")).ShouldBe(["", DemonstrationNetwork.City, DemonstrationNetwork.Union]);
        html.QuerySelectorAll("#lieux input[type=checkbox]").Select(box => box.GetAttribute("value")).ShouldBe([Demonstration.MediaLibrary, Demonstration.Bus]);
        html.QuerySelector("#nom")!.GetAttribute("value").ShouldBe("Nouvelle");
        Fakes.Calls.ShouldAllBe(call => call.Method == HttpMethod.Get);
    }

    [Fact]
    public async Task Nobody_is_forgotten_without_a_confirmation()
    {
        Fakes.On(HttpMethod.Delete, $"{Api}/{DemonstrationNetwork.Person}", HttpStatusCode.NoContent);
        var unsure = await Portal.Reader(Admin).PostAsync($"{Person}?handler=erase", Fields(("x", "y")));
        unsure.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await unsure.Content.ReadAsStringAsync()).ShouldContain("Cochez la case pour confirmer.");
        Fakes.Calls.ShouldAllBe(call => call.Method == HttpMethod.Get);

        var sure = await Portal.Reader(Admin).PostAsync($"{Person}?handler=erase", Fields(("confirmation", "true")));
        sure.Headers.Location!.OriginalString.ShouldBe($"{List}?fait=erased");
        Fakes.Calls.Count(call => call.Method == HttpMethod.Delete).ShouldBe(1);
    }

    private JsonElement Sent() => JsonDocument.Parse(Fakes.Calls.Single(call => call.Path == Api && call.Method == HttpMethod.Post).Body!).RootElement;

    private static FormUrlEncodedContent Fields(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
