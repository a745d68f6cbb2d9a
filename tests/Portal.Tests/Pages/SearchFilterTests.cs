using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

public sealed class SearchFilterTests : PageTest
{
    private string Asked => Fakes.Calls.Last(call => call.Path == "/api/directory/places").Query;

    [Fact]
    public async Task Every_list_of_the_standard_narrows_the_results()
    {
        await Portal.Reader().GetAsync("/recherche?publics=Seniors&access=Illettrisme&fees=Gratuit&fees=Payant&labels=France+Services&accompaniments=En+autonomie&departement=21");

        Asked.ShouldBe("?accompaniments=En autonomie&fees=Gratuit&fees=Payant&publics=Seniors&access=Illettrisme&labels=France Services&departement=21&pageSize=20&facets=true");
    }

    [Fact]
    public async Task A_place_may_have_to_be_in_a_group_of_communes_a_priority_district_or_a_rural_area()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?departement=21&epci=242100410&qpv=true&frr=true");

        Asked.ShouldBe("?departement=21&epci=242100410&qpv=true&frr=true&pageSize=20&facets=true");
        html.QuerySelectorAll(".fr-tag--dismiss").Select(tag => tag.TextContent).ShouldBe(
            ["Côte-d'Or (21)", "Dijon Métropole", "Dans un quartier prioritaire (QPV)", "En zone France Ruralités Revitalisation (FRR)"]);
        html.TextOf("#epci option[selected]").ShouldBe("Dijon Métropole");
        html.QuerySelector("#qpv")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task A_group_of_communes_goes_with_its_departement()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?epci=242100410");

        Asked.ShouldBe("?pageSize=20&facets=true");
        html.QuerySelector("#epci").ShouldBeNull();
    }

    [Fact]
    public async Task Beside_each_value_stands_how_many_places_it_leaves()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/recherche");

        html.TextOf("label[for='services-0']").ShouldBe("Aide aux démarches administratives (31)");
        html.TextOf("label[for='services-3']").ShouldBe("Utilisation sécurisée du numérique (1 200)");
        html.TextOf("label[for='fees-2']").ShouldBe("Payant (0)");
        html.TextOf("#departement option[value='21']").ShouldBe("Côte-d'Or (21) : 41");
    }

    [Fact]
    public async Task Each_filter_that_is_on_can_be_taken_away_alone()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?quoi=bus&fees=Gratuit&fees=Payant&quand=samedi&hub=mednum-bfc");

        var tags = html.QuerySelectorAll(".fr-tag--dismiss").ToDictionary(tag => tag.TextContent, tag => tag.GetAttribute("href"));
        tags.Keys.ShouldBe(["« bus »", "Gratuit", "Payant", "MedNum BFC", "Ouvert le samedi"]);
        tags["Gratuit"].ShouldBe("/recherche?quoi=bus&fees=Payant&hub=mednum-bfc&quand=samedi");
        tags["Ouvert le samedi"].ShouldBe("/recherche?quoi=bus&fees=Gratuit&fees=Payant&hub=mednum-bfc");
        html.QuerySelector(".fr-tag--dismiss")!.GetAttribute("aria-label").ShouldBe("Retirer le filtre « bus »");
    }

    [Theory]
    [InlineData("quand=maintenant", "openAt=now")]
    [InlineData("le=2026-12-05&heure=14:30", "openAt=2026-12-05T14:30")]
    [InlineData("le=2026-12-05&quand=lundi", "openOn=2026-12-05")]
    public async Task A_time_goes_to_the_directory_by_the_clock_of_the_place(string address, string asked)
    {
        await Portal.Reader().GetAsync($"/recherche?{address}");

        Asked.ShouldBe($"?{asked}&pageSize=20&facets=true");
    }

    [Theory]
    [InlineData("quand=jamais&heure=25:99&le=demain&departement=00&zone=1,2")]
    [InlineData("rayon=beaucoup&access=tout&zone=999,0,10")]
    public async Task What_no_form_of_ours_sends_is_set_aside(string address)
    {
        await Portal.Reader().GetAsync($"/recherche?{address}");

        Asked.ShouldBe("?pageSize=20&facets=true");
    }

    [Fact]
    public async Task Words_that_are_nowhere_are_said_as_they_were_understood()
    {
        Fakes.Get("/api/directory/places", new { items = Array.Empty<object>(), next = (string?)null, total = 7, correctedText = "médiathèque" });

        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?quoi=mediateque");

        html.TextOf("#resultats [role=status]").ShouldBe("7 lieux trouvés Résultats pour « médiathèque » (orthographe corrigée)");
    }

    [Fact]
    public async Task Everyday_words_are_said_as_they_were_understood_and_the_map_shows_the_same()
    {
        Fakes.Get("/api/directory/places", new
        {
            items = Array.Empty<object>(),
            total = 7,
            understood = new { text = "gare", postalCode = "21000", traits = new { services = new[] { "Accès internet et matériel informatique" } } },
        });

        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?quoi=wifi+gare+21000");

        html.TextOf("#resultats [role=status]").ShouldBe("7 lieux trouvés Aucun lieu trouvé avec ces mots. Voici ceux qui correspondent à : Accès internet et matériel informatique, 21000, « gare »");
        html.QuerySelector("#resultats")!.GetAttribute("data-map-query").ShouldBe("q=wifi%20gare%2021000&understood=true");
    }

    [Fact]
    public async Task Words_that_only_stand_for_something_sort_nothing_and_all_places_are_counted()
    {
        Fakes.Get("/api/directory/places", new
        {
            items = new[] { new { id = Demonstration.MediaLibrary, name = "Médiathèque", address = "1 rue", postalCode = "21000", commune = "Dijon", services = Array.Empty<string>() } },
            total = 2816,
            understood = new { traits = new { services = new[] { "Accès internet et matériel informatique" } }, open = "saturday" },
        });

        using var html = await Portal.Reader().ReadHtmlAsync("/en/recherche?quoi=wifi+samedi");

        html.TextOf("#resultats [role=status]").ShouldBe("2,816 places found No place found with these words. These match: Internet access and computers, Open on Saturday");
        html.TextOf(".hp-order").ShouldStartWith("In alphabetical order");
    }

    [Fact]
    public async Task What_words_stand_for_besides_being_found_is_a_link_away_and_back()
    {
        var meaning = new { text = (string?)null, postalCode = (string?)null, traits = new { services = new[] { "Accès internet et matériel informatique" } } };
        Fakes.Get("/api/directory/places", new { items = Array.Empty<object>(), total = 1, standsFor = meaning });
        using var words = await Portal.Reader().ReadHtmlAsync("/recherche?quoi=internet&departement=21");

        var link = words.QuerySelector("#resultats a[href*='sens=true']")!;
        words.TextOf("#resultats a[href*='sens=true']").ShouldBe("Voir aussi les lieux qui correspondent à : Accès internet et matériel informatique");

        Fakes.Get("/api/directory/places", new { items = Array.Empty<object>(), total = 2816, understood = meaning });
        using var meant = await Portal.Reader().ReadHtmlAsync(link.GetAttribute("href")!);

        Asked.ShouldBe("?q=internet&understood=true&departement=21&pageSize=20&facets=true");
        meant.TextOf("#resultats [role=status] p").ShouldBe("Lieux qui correspondent à : Accès internet et matériel informatique");
        meant.QuerySelector("#resultats > p > a")!.GetAttribute("href").ShouldBe("/recherche?quoi=internet&departement=21");
        meant.QuerySelector("form input[type=hidden][name=sens]").ShouldNotBeNull();
        meant.QuerySelector(".fr-tag--dismiss")!.GetAttribute("href").ShouldBe("/recherche?departement=21");
    }

    [Fact]
    public async Task Who_asks_for_a_public_holiday_is_told_so()
    {
        using var christmas = await Portal.Reader().ReadHtmlAsync("/recherche?le=2026-12-25");
        christmas.TextOf("#resultats strong").ShouldStartWith("Ce jour est férié (Noël)");

        using var alsace = await Portal.Reader().ReadHtmlAsync("/recherche?le=2026-12-26&departement=67");
        alsace.QuerySelector("#resultats strong").ShouldNotBeNull();

        using var elsewhere = await Portal.Reader().ReadHtmlAsync("/recherche?le=2026-12-26&departement=54");
        elsewhere.QuerySelector("#resultats strong").ShouldBeNull();
    }

    [Fact]
    public async Task The_map_shows_the_places_of_the_words_that_were_meant()
    {
        Fakes.Get("/api/directory/places", new { items = Array.Empty<object>(), total = 7, correctedText = "mediatheque" });

        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?quoi=mediateque");

        html.QuerySelector("#resultats")!.GetAttribute("data-map-query").ShouldBe("q=mediatheque");
    }

    [Fact]
    public async Task The_commune_alone_is_a_filter_and_a_part_of_the_map_a_point()
    {
        await Portal.Reader().GetAsync("/recherche?ou=Dijon&rayon=0");
        Asked.ShouldBe("?commune=21231&pageSize=20&facets=true");

        using var html = await Portal.Reader().ReadHtmlAsync("/recherche?zone=47.5,5.25,12.5");
        Asked.ShouldBe("?near=47.5,5.25&radiusKm=12.5&pageSize=20&facets=true");
        html.TextOf(".fr-tag--dismiss").ShouldBe("Zone choisie sur la carte");
    }

    [Fact]
    public async Task A_place_that_is_closed_for_a_while_is_not_called_open()
    {
        Fakes.Get("/api/directory/places", new
        {
            items = new[] { new { id = Demonstration.MediaLibrary, hub = "mednum-bfc", name = "Médiathèque", address = "1 rue", postalCode = "21000", commune = "Dijon", services = Array.Empty<string>(), openingHours = "24/7", closedUntil = "2026-12-03" } },
            total = 1,
        });

        using var html = await Portal.Reader().ReadHtmlAsync("/recherche");

        html.TextOf(".hp-result .hp-badges").ShouldBe("Fermé jusqu’au 3 décembre");
    }

    [Fact]
    public async Task A_result_does_not_say_that_a_place_opens_while_it_is_closed()
    {
        Fakes.Get("/api/directory/places", new
        {
            items = new[] { new { id = Demonstration.MediaLibrary, name = "Médiathèque", address = "1 rue", postalCode = "21000", commune = "Dijon", services = Array.Empty<string>(), openingHours = "Jan 01 00:00-00:01", closures = new[] { new { from = "2000-01-01", to = "2199-12-31" } } } },
            total = 1,
        });

        using var html = await Portal.Reader().ReadHtmlAsync("/recherche");

        html.TextOf(".hp-result .hp-badges").ShouldBe("Fermé actuellement");
    }

    [Fact]
    public async Task A_result_says_whether_it_is_open()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/recherche");

        html.TextOf(".hp-result .fr-badge--success").ShouldBe("Ouvert actuellement");
        html.QuerySelectorAll(".hp-result .fr-badge--success").Length.ShouldBe(1);
    }
}
