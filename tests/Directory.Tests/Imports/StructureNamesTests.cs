using System.Text.Json;
using Dapper;
using HubsPlatform.Contracts;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>What a structure with a SIRET is called when its places do not agree, or change their minds.</summary>
[Collection(nameof(Imports))]
public sealed class StructureNamesTests(ImportsFactory directory)
{
    private readonly string _source = TestCensus.NewSource();
    private readonly string _siret = Random.Shared.NextInt64(10_000_000_000_000, 99_999_999_999_999).ToString();
    private readonly HttpClient _member = directory.As(ImportsFactory.Bfc);

    [Fact]
    public async Task The_newest_import_gives_the_name_and_the_others_hear_of_it_once()
    {
        await using var broker = await EventBroker.ConnectAsync(directory.MessagingPrefix);
        await ImportAsync(_source, Place("a", "Mairie"));
        (await StructureAsync()).ShouldBe(("Mairie", 1));
        var heard = await broker.CollectAsync<StructuresRecorded>();

        await ImportAsync(_source, Place("a", "Hôtel de ville"));
        (await StructureAsync()).ShouldBe(("Hôtel de ville", 2));
        await ImportAsync(_source, Place("a", "Hôtel de ville"));
        (await StructureAsync()).ShouldBe(("Hôtel de ville", 2));

        await Eventually.TrueAsync(() => Task.FromResult(States(heard).Length > 0), () => "Nobody heard of the new name.");
        var state = States(heard).ShouldHaveSingleItem();
        (state.Name, state.Version, state.Operating).ShouldBe(("Hôtel de ville", 2, true));
    }

    [Fact]
    public async Task Of_several_names_the_first_by_id_counts_in_whatever_order_and_chunk_they_come()
    {
        string[] rows = [.. Enumerable.Range(10, 60).Select(i => Place($"p{i}", $"Lieu {i}"))];
        await ImportAsync(_source, [.. rows.Reverse()]);
        (await StructureAsync()).Name.ShouldBe("Lieu 10");
        var version = (await StructureAsync()).Version;

        await ImportAsync(_source, rows);
        (await StructureAsync()).ShouldBe(("Lieu 10", version));

        await ImportAsync(_source, Place("p40", "Un autre nom"));
        (await StructureAsync()).ShouldBe(("Lieu 10", version));

        await ImportAsync($"{_source}-2", Place("p05", "D'une autre source"));
        (await StructureAsync()).ShouldBe(("D'une autre source", version + 1));
    }

    [Fact]
    public async Task A_place_that_names_its_parent_structure_says_it_better()
    {
        await ImportAsync(_source, Place("a", "Médiathèque"), Place("b", "Cyberbase", "Commune de Dole"));
        (await StructureAsync()).ShouldBe(("Commune de Dole", 1));

        await ImportAsync(_source, Place("a", "Médiathèque"), Place("b", "Cyberbase"));
        (await StructureAsync()).ShouldBe(("Médiathèque", 2));
    }

    [Fact]
    public async Task A_place_that_is_withdrawn_no_longer_gives_the_name()
    {
        await ImportAsync(_source, Place("a", "Premier"), Place("b", "Second"));
        await using var owner = await directory.Database.OpenAsOwnerAsync();
        var (id, version) = await owner.QuerySingleAsync<(Guid, long)>("select id, version from places where source = @_source and source_id = 'a'", new { _source });

        (await _member.SendAsync(HttpMethod.Delete, $"/api/directory/hubs/mednum-bfc/places/{id}", ifMatch: $"\"{version}\"")).Status.ShouldBe(System.Net.HttpStatusCode.NoContent);

        (await StructureAsync()).ShouldBe(("Second", 2));
    }

    private StructureState[] States(IEnumerable<StructuresRecorded> heard) => [.. heard.SelectMany(e => e.Structures).Where(structure => structure.Pivot == _siret)];

    private string Place(string id, string name, string parent = "") => TestCensus.Row(
        (StandardField.Id, id), (StandardField.Pivot, _siret), (StandardField.Nom, name), (StandardField.StructureParente, parent));

    private Task<JsonElement> ImportAsync(string source, params string[] rows) =>
        _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(TestCensus.FileOf(rows), ("source", source), ("confirmVolume", "true")));

    private async Task<(string Name, long Version)> StructureAsync()
    {
        await using var owner = await directory.Database.OpenAsOwnerAsync();
        return await owner.QuerySingleAsync<(string, long)>("select name, version from structures where hub_id = 'mednum-bfc' and key = 'pivot:' || @_siret", new { _siret });
    }
}
