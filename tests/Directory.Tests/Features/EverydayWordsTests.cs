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
    ]);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("wifi zmqv", "salle")]
    [InlineData("zmqv imprimer un CV", "salle")]
    [InlineData("besoin d'aide impôts zmqv", "guichet")]
    [InlineData("refaire ma carte grise, zmqv", "guichet")]
    [InlineData("scanner ou impots zmqv", "guichet salle")]
    [InlineData("maison France services zmqv", "relais")]
    [InlineData("zmqv 75020", "salle")]
    [InlineData("zmqv Paris 20e", "salle")]
    [InlineData("zmqv paris 13", "guichet")]
    [InlineData("wifi zmqv 75013", "")]
    [InlineData("zmqv st etienne", "relais")]
    [InlineData("zmqv saint-étienne", "relais")]
    [InlineData("tapis zmqv", "")]
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
        page.GetProperty("total").GetInt64().ShouldBe(2);

        var rest = await Anyone.JsonAsync($"{Path}?q={Uri.EscapeDataString("scanner impots zmqv")}&pageSize=1&facets=true&cursor={page.GetProperty("next").GetString()}");
        rest.Names().Concat(page.Names()).Order().ShouldBe(["Espace zmqv guichet", "Espace zmqv salle"]);

        (await Anyone.JsonAsync($"{Path}?q=zmqv&postalCode=75020")).Names().ShouldBe(["Espace zmqv salle"]);
    }

    [Fact]
    public async Task What_is_chosen_in_a_list_and_words_that_places_have_stay_what_they_are()
    {
        (await Anyone.JsonAsync($"{Path}?q=zmqv")).TryGetProperty("understood", out _).ShouldBeFalse();
        var chosen = await Anyone.JsonAsync($"{Path}?q=wifi+zmqv&services={Uri.EscapeDataString("Aide aux démarches administratives")}");
        chosen.Names().ShouldBeEmpty();
        chosen.TryGetProperty("understood", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_number_is_no_slip_of_another() =>
        (await Anyone.JsonAsync($"{Path}?q=29001")).TryGetProperty("correctedText", out _).ShouldBeFalse();
}
