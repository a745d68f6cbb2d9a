namespace HubsPlatform.Directory.Tests.SearchIndex;

/// <summary>Which places have the words of a question, and which of them come first.</summary>
public sealed class PlaceWordsTests(DirectoryFactory directory) : IClassFixture<DirectoryFactory>, IAsyncLifetime
{
    public Task InitializeAsync() => directory.WriteAsync(
        "national",
        "words",
        directory.Place("1", "Quimper", "29232"),
        directory.Place("2", "Espace public numérique de la bibliothèque municipale de Quimper, quartier de Penhars, derrière la grande salle", "35238"),
        directory.Place("3", "Centre social", "29232"),
        directory.Place("4", "Centre social du Plateau", "35238") with { Adresse = "4 rue de Quimper" },
        directory.Place("5", "Maison des services de l'Église St-Yves", "35238"),
        directory.Place("6", "Les services de la maison Sainte-Anne", "35238"),
        directory.Place("7", "L’Atelier d'Éloïse", "35238"));

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("quimper", "1 2 3 4")] // a name of few words, a long one, a commune, an address
    [InlineData("centre social quimper", "3 4")]
    [InlineData("saint yves", "5")]
    [InlineData("st yves", "5")]
    [InlineData("SAINT-YVES", "5")]
    [InlineData("ste anne", "6")]
    [InlineData("maison services", "5 6")]
    [InlineData("\"maison des services\"", "5")]
    [InlineData("\"plateau rennes\"", "")] // the end of a name and the commune
    [InlineData("services -eglise", "6")]
    [InlineData("eloise", "7")]
    [InlineData("l'atelier", "7")]
    [InlineData("d’eloise", "7")]
    [InlineData("bibliotheques municipales", "2")]
    [InlineData("de la", "")]
    [InlineData("\"", "")]
    [InlineData("à\u00a0quimper\u00a0centre", "3 4")]
    public async Task Words_find(string words, string expected)
    {
        var page = await directory.Anonymous().JsonAsync($"/api/directory/places?q={Uri.EscapeDataString(words)}");
        List<string> names = [.. page.Names().Select(name => Names.Single(known => known.Name == name).Id)];
        (expected.Length > 4 ? names : [.. names.Order()]).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        page.TryGetProperty("correctedText", out _).ShouldBeFalse();
    }

    private static IReadOnlyList<(string Id, string Name)> Names { get; } =
    [
        ("1", "Quimper"), ("2", "Espace public numérique de la bibliothèque municipale de Quimper, quartier de Penhars, derrière la grande salle"), ("3", "Centre social"),
        ("4", "Centre social du Plateau"), ("5", "Maison des services de l'Église St-Yves"), ("6", "Les services de la maison Sainte-Anne"), ("7", "L’Atelier d'Éloïse"),
    ];
}
