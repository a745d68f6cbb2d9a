using System.Text.Json;
using HubsPlatform.Directory.Tests.Imports;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Duplicates;

[Collection(nameof(Hall))]
public sealed class SourceCountTests
{
    private readonly Library _library;

    public SourceCountTests(DuplicatesFactory directory) => _library = new Library(directory);

    [Fact]
    public async Task A_source_counts_places_as_the_census_does_and_none_to_confirm_that_another_source_still_has()
    {
        var (one, other) = ($"{_library.Name} un", $"{_library.Name} deux");
        await DeliverAsync(one, _library.Name, "Kiosque");
        await DeliverAsync(other, _library.Name);
        var proposed = default(JsonElement);
        await Eventually.TrueAsync(async () => (proposed = await FirstAsync($"{_library.Path}?source={Uri.EscapeDataString(one)}")).ValueKind == JsonValueKind.Object, () => "never proposed");
        await _library.MergeAsync(proposed.GetProperty("id").GetGuid());

        await DeliverAsync(one, "Kiosque", "Atelier");
        await ShouldCountAsync(one, places: 3, toConfirm: 0);
        await DeliverAsync(other, "Comptoir");
        await ShouldCountAsync(one, places: 3, toConfirm: 1);
        await ShouldCountAsync(other, places: 2, toConfirm: 1);
    }

    private async Task ShouldCountAsync(string name, int places, int toConfirm)
    {
        var sources = (await _library.Member.JsonAsync($"/api/directory/hubs/{_library.Hub}/sources?pageSize=200")).GetProperty("items").EnumerateArray();
        var source = sources.Single(item => item.GetProperty("name").GetString() == name);
        (source.Int("places"), source.Int("toConfirm")).ShouldBe((places, toConfirm));
        var list = $"/api/directory/hubs/{_library.Hub}/places?source={Uri.EscapeDataString(name)}";
        ((await _library.Member.JsonAsync(list)).Int("total"), (await _library.Member.JsonAsync(list + "&toConfirm=true")).Int("total")).ShouldBe((places, toConfirm));
    }

    private async Task<JsonElement> FirstAsync(string path) => (await _library.Member.JsonAsync(path)).GetProperty("items").EnumerateArray().FirstOrDefault();

    private Task DeliverAsync(string source, params string[] names) => _library.Member.ImportAsync(
        $"/api/directory/hubs/{_library.Hub}/imports",
        ImportCalls.Form(
            "id,pivot,nom,commune,code_postal,code_insee,adresse,date_maj\n" + string.Concat(names.Select(name => $"{source} {name},00000000000000,{name},Dole,39100,39198,rue {source[..^5]},2026-10-01\n")),
            ("source", source), ("confirmVolume", "true")));
}
