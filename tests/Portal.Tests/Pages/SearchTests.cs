using System.Net;
using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

public sealed class SearchTests : PageTest
{
    [Fact]
    public async Task Results_are_listed_with_their_distance()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?ou=21000");

        html.QuerySelectorAll(".hp-result").Length.ShouldBe(2);
        html.TextOf("#resultats-titre").ShouldBe("42 lieux trouvés");
        html.TextOf(".hp-result").ShouldContain("850 m");
    }

    [Fact]
    public async Task Criteria_go_to_the_directory_as_it_names_them()
    {
        await Portal.Reader().GetAsync("/recherche?quoi=m%C3%A9diath%C3%A8que&ou=Dijon&rayon=50&services=Utilisation+s%C3%A9curis%C3%A9e+du+num%C3%A9rique&services=inconnu&hub=mednum-bfc");

        var asked = Fakes.Calls.Single(call => call.Path == "/api/directory/places").Query;
        asked.ShouldBe("?q=médiathèque&near=47.32,5.04&radiusKm=50&services=Utilisation sécurisée du numérique&hub=mednum-bfc&pageSize=20&facets=true");
    }

    [Fact]
    public async Task A_commune_that_does_not_exist_is_said_at_its_field()
    {
        Fakes.Get("/api/directory/communes", new { items = Array.Empty<object>(), next = (string?)null, total = 0 });

        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?ou=Nullepart");

        html.TextOf("#ou-erreur").ShouldContain("Aucune commune ne s’appelle « Nullepart »");
        html.QuerySelector("#ou")!.GetAttribute("aria-invalid").ShouldBe("true");
        Fakes.Calls.ShouldNotContain(call => call.Path == "/api/directory/places");
    }

    [Fact]
    public async Task A_commune_without_a_place_falls_back_to_its_departement()
    {
        Fakes.Get("/api/directory/communes", new { items = new[] { new { code = "21001", name = "Agencourt", postalCodes = new[] { "21700" }, departementCode = "21", departementName = "Côte-d'Or" } }, next = (string?)null, total = 1 });

        await Portal.Reader().GetAsync("/recherche?ou=Agencourt");

        Fakes.Calls.Single(call => call.Path == "/api/directory/places").Query.ShouldBe("?departement=21&pageSize=20&facets=true");
    }

    [Fact]
    public async Task Communes_of_the_same_name_are_offered()
    {
        object Commune(string code, string departement) => new { code, name = "Saint-Denis", postalCodes = new[] { "93200" }, departementCode = departement, departementName = departement, latitude = 48.9, longitude = 2.3 };
        Fakes.Get("/api/directory/communes", new { items = new[] { Commune("93066", "93"), Commune("97411", "974") }, next = (string?)null, total = 2 });

        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?ou=Saint-Denis");
        html.QuerySelector("#resultats a.hp-inline")!.GetAttribute("href").ShouldBe("/recherche?ou=Saint-Denis&commune=97411");

        using var other = await Portal.Reader().ReadHtmlAsync("/recherche?ou=Saint-Denis&commune=97411");
        other.TextOf("#resultats .hp-muted").ShouldContain("Saint-Denis (974)");
    }

    [Fact]
    public async Task An_empty_result_says_what_to_try()
    {
        Fakes.Get("/api/directory/places", new { items = Array.Empty<object>(), next = (string?)null, total = 0 });

        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?quoi=xyz&ou=Dijon");

        html.TextOf("#resultats-titre").ShouldBe("Aucun lieu ne correspond");
        html.TextOf(".fr-callout").ShouldContain("élargissez le rayon");
    }

    [Fact]
    public async Task The_next_page_keeps_the_criteria()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?quoi=bus&ou=Dijon");

        html.QuerySelector(".hp-pages a")!.GetAttribute("href").ShouldBe("/recherche?quoi=bus&ou=Dijon&suite=abc");
    }

    [Fact]
    public async Task A_refusal_of_the_directory_is_shown_in_its_words()
    {
        Fakes.Problem(HttpMethod.Get, "/api/directory/places", HttpStatusCode.BadRequest, "invalid_text", "La recherche contient un caractère qui ne se cherche pas.");

        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?quoi=%01");

        html.TextOf("#resultats .fr-alert").ShouldBe("La recherche contient un caractère qui ne se cherche pas.");
    }
}
