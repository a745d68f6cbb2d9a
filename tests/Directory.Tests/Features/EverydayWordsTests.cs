namespace HubsPlatform.Directory.Tests.Features;

/// <summary>What people type who look for help, where no place has these words. Its own word, since the other tests write places too.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class EverydayWordsTests(DirectoryFactory directory) : IAsyncLifetime
{
    private const string Path = "/api/directory/places";

    private HttpClient Anyone => directory.Anonymous();

    public Task InitializeAsync() => directory.WriteAsync("national", "everyday", [
        directory.Place("e1", "Espace zmqv salle", "75056") with { Services = ["Accès internet et matériel informatique"], CodePostal = "75020" },
        directory.Place("e2", "Espace zmqv guichet", "75056") with { Services = ["Aide aux démarches administratives"], CodePostal = "75013" },
        directory.Place("e3", "Espace zmqv relais", "42218") with { DispositifProgrammesNationaux = ["France Services"], CodePostal = "42000" },
        directory.Place("e4", "Espace zmqv rien", "29232") with { Services = [], CodePostal = "29000" },
        directory.Place("e5", "Espace zmqv samedi-seul", "35238") with
        {
            Services = ["Aide aux démarches administratives", "Accès internet et matériel informatique"], FraisACharge = ["Gratuit"], PriseEnChargeSpecifique = ["Surdité"],
            Horaires = "Sa 09:00-12:00", CodePostal = "35000",
        },
    ]);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("wifi zmqv", "salle samedi-seul")]
    [InlineData("zmqv imprimer un CV", "salle samedi-seul")]
    [InlineData("besoin d'aide impôts zmqv", "guichet samedi-seul")]
    [InlineData("refaire ma carte grise, zmqv", "guichet samedi-seul")]
    [InlineData("scanner ou impots zmqv", "guichet salle samedi-seul")]
    [InlineData("maison France services zmqv", "relais")]
    [InlineData("zmqv 75020", "salle")]
    [InlineData("zmqv Paris 20e", "salle")]
    [InlineData("zmqv paris 13", "guichet")]
    [InlineData("wifi zmqv 75013", "")]
    [InlineData("zmqv st etienne", "relais")]
    [InlineData("zmqv saint-étienne", "relais")]
    [InlineData("tapis zmqv", "")]
    [InlineData("inprimer zmqv", "salle samedi-seul")]
    [InlineData("zmqv ouvert le samedi", "samedi-seul")]
    [InlineData("gratuit langue des signes zmqv", "samedi-seul")]
    [InlineData("aide numérique zmqv", "guichet relais rien salle samedi-seul")]
    public async Task Words_that_no_place_has_are_understood(string typed, string names) =>
        string.Join(' ', (await Anyone.JsonAsync($"{Path}?q={Uri.EscapeDataString(typed)}")).Names().Select(name => name.Split(' ')[^1]).Order(StringComparer.Ordinal)).ShouldBe(names);

    [Fact]
    public async Task The_answer_says_as_what_and_its_next_page_and_the_map_follow()
    {
        var page = await Anyone.JsonAsync($"{Path}?q={Uri.EscapeDataString("scanner impots zmqv")}&pageSize=1&facets=true");
        var understood = page.GetProperty("understood");
        understood.GetProperty("text").GetString().ShouldBe("zmqv");
        understood.GetProperty("traits").GetProperty("services").EnumerateArray().Select(value => value.GetString())
            .ShouldBe(["Accès internet et matériel informatique", "Aide aux démarches administratives"], ignoreOrder: true);
        page.GetProperty("total").GetInt64().ShouldBe(3);

        var rest = await Anyone.JsonAsync($"{Path}?q={Uri.EscapeDataString("scanner impots zmqv")}&pageSize=1&facets=true&cursor={page.GetProperty("next").GetString()}");
        rest.Names().Concat(page.Names()).Distinct().Count().ShouldBe(2);

        (await Anyone.JsonAsync($"{Path}?q=zmqv&postalCode=75020")).Names().ShouldBe(["Espace zmqv salle"]);
    }

    [Fact]
    public async Task What_is_chosen_in_a_list_holds_beside_what_words_stand_for_and_is_counted_so()
    {
        const string wifi = $"{Path}?q=wifi+zmqv&facets=true";
        var chosen = Uri.EscapeDataString("Aide aux démarches administratives");
        var all = await Anyone.JsonAsync(wifi);
        all.GetProperty("facets").GetProperty("services").EnumerateArray().Single(facet => facet.GetProperty("value").GetString() == "Aide aux démarches administratives")
            .GetProperty("count").GetInt64().ShouldBe(1);

        var page = await Anyone.JsonAsync($"{wifi}&services={chosen}");
        page.Names().ShouldBe(["Espace zmqv samedi-seul"]);
        page.GetProperty("understood").GetProperty("traits").GetProperty("services")[0].GetString().ShouldBe("Accès internet et matériel informatique");
    }

    [Fact]
    public async Task Words_that_places_have_and_that_stand_for_something_are_found_as_words_and_the_rest_is_offered()
    {
        await directory.WriteAsync("national", "everyday", [directory.Place("e6", "Point internet zmqw", "29232") with { Services = [] }, directory.Place("e7", "Salle zmqw", "29232") with { Services = ["Accès internet et matériel informatique"] }]);

        (await Anyone.JsonAsync($"{Path}?q=zmqw")).TryGetProperty("standsFor", out _).ShouldBeFalse();
        var page = await Anyone.JsonAsync($"{Path}?q=internet+zmqw");
        page.Names().ShouldBe(["Point internet zmqw"]);
        page.TryGetProperty("understood", out _).ShouldBeFalse();
        page.GetProperty("standsFor").GetProperty("traits").GetProperty("services")[0].GetString().ShouldBe("Accès internet et matériel informatique");

        var offered = await Anyone.JsonAsync($"{Path}?q=internet+zmqw&understood=true");
        offered.Names().ShouldBe(["Salle zmqw"]);
        offered.GetProperty("understood").GetProperty("text").GetString().ShouldBe("zmqw");
    }

    [Fact]
    public async Task A_number_is_no_slip_of_another() =>
        (await Anyone.JsonAsync($"{Path}?q=29001")).TryGetProperty("correctedText", out _).ShouldBeFalse();
}
