using System.Text.Json;
using Dapper;
using HubsPlatform.Contracts;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>Places whose commune was one hub's in the last national file and is another hub's in this one.</summary>
[Collection(nameof(Imports))]
public sealed class MovedPlacesTests(ImportsFactory directory)
{
    private static readonly Town Dole = new("Dole", "39100", "39198");
    private static readonly Town Lyon = new("Lyon", "69001", "69123");
    private static readonly Town Rennes = new("Rennes", "35000", "35238");

    private readonly string _source = TestCensus.NewSource();
    private readonly HttpClient _operator = directory.As(TestUser.Operator);

    [Fact]
    public async Task A_place_goes_over_with_its_id_its_structure_and_word_to_everybody()
    {
        await using var broker = await EventBroker.ConnectAsync(directory.MessagingPrefix);
        (await ImportAsync(Place("bus", Dole), Place("mairie", Dole))).Counts().ShouldBe((2, 0, 0, 0, 0));
        var bus = await PlaceOfAsync("bus");
        var places = await broker.CollectAsync<PlacesRecorded>();
        var structures = await broker.CollectAsync<StructuresRecorded>();

        string[] moved = [Place("bus", Lyon), Place("mairie", Dole)];
        (await ImportAsync(moved)).Counts().ShouldBe((0, 1, 1, 0, 0));

        var now = await PlaceOfAsync("bus");
        now.ShouldBe(bus with { Hub = "aura", PublishedBy = "aura" });
        (await directory.CountAsync("select count(*) from places where source = @_source", new { _source })).ShouldBe(2);
        (await directory.As(TestUser.In("aura", "viewer")).JsonAsync($"/api/directory/hubs/aura/places/{bus.Id}/history")).GetProperty("items")[0]
            .GetProperty("by").GetRawText().ShouldBe($$"""{"kind":"operator","name":"{{_source}}"}""");
        (await directory.CountAsync("select count(*) from structures where hub_id = 'mednum-bfc' and name = @name", new { name = $"bus de {_source}" })).ShouldBe(0);
        await Eventually.TrueAsync(
            () => Task.FromResult(
                Last(places.Where(e => e.Hub == "mednum-bfc").SelectMany(e => e.Places), bus.Id) is { Active: false }
                && Last(places.Where(e => e.Hub == "aura").SelectMany(e => e.Places), bus.Id) is { Active: true, CommuneCode: "69123" }
                && structures.Any(e => e.Hub == "mednum-bfc" && e.Structures.Any(structure => structure.Name == $"bus de {_source}" && structure is { Active: false, Operating: false }))
                && structures.Any(e => e.Hub == "aura" && e.Structures.Any(structure => structure.Name == $"bus de {_source}" && structure is { Active: true, Operating: true }))),
            () => JsonSerializer.Serialize(new { places, structures }));
        foreach (var (hub, action, other) in ((string, string, string)[])[("mednum-bfc", "places.handed-over", "aura"), ("aura", "places.taken-over", "mednum-bfc")])
        {
            var trail = await directory.As(TestUser.In(hub, "hub-admin")).JsonAsync($"/api/directory/hubs/{hub}/audit?pageSize=200");
            trail.GetProperty("items").EnumerateArray().ShouldContain(
                entry => entry.GetProperty("action").GetString() == action && entry.GetProperty("target").GetString() == $"hubs/{other}");
        }

        (await ImportAsync(moved)).Counts().ShouldBe((0, 0, 2, 0, 0));
        (await PlaceOfAsync("bus")).ShouldBe(now);
    }

    [Fact]
    public async Task A_place_goes_to_where_no_hub_is_and_comes_back()
    {
        await ImportAsync(Place("bus", Dole));
        var bus = await PlaceOfAsync("bus");

        (await ImportAsync(Place("bus", Rennes))).Counts().ShouldBe((0, 1, 0, 0, 0));
        (await PlaceOfAsync("bus")).ShouldBe(bus with { Hub = "national", PublishedBy = "national" });

        (await ImportAsync(Place("bus", Dole))).Counts().ShouldBe((0, 1, 0, 0, 0));
        (await PlaceOfAsync("bus")).ShouldBe(bus);
    }

    [Fact]
    public async Task A_dry_run_says_so_and_moves_nothing()
    {
        await ImportAsync(Place("bus", Dole));
        var bus = await PlaceOfAsync("bus");

        var report = await _operator.ImportAsync(ImportCalls.National, ImportCalls.Form(TestCensus.FileOf(Place("bus", Lyon)), ("source", _source), ("dryRun", "true")));

        report.Counts().ShouldBe((0, 1, 0, 0, 0));
        (await PlaceOfAsync("bus")).ShouldBe(bus);
    }

    [Fact]
    public async Task Many_places_change_hubs_both_ways_at_once()
    {
        var ids = Enumerable.Range(1, 120).ToArray();
        (await ImportAsync([.. ids.Select(i => Place($"p{i}", i % 2 == 0 ? Dole : Lyon))])).Counts().ShouldBe((120, 0, 0, 0, 0));

        string[] swapped = [.. ids.Select(i => Place($"p{i}", i % 2 == 0 ? Lyon : Dole))];
        (await ImportAsync(swapped)).Counts().ShouldBe((0, 120, 0, 0, 0));

        (await directory.CountAsync(
            """
            select count(*) from places p join open.places o on o.id = p.id and o.hub = p.hub_id and o.version = p.version
            where p.source = @_source and p.active and p.hub_id = case when substr(source_id, 2)::int % 2 = 0 then 'aura' else 'mednum-bfc' end
            """,
            new { _source })).ShouldBe(120);
        (await ImportAsync(swapped)).Counts().ShouldBe((0, 0, 120, 0, 0));
    }

    [Fact]
    public async Task Files_that_only_share_their_format_share_no_places()
    {
        var id = $"1-{_source}";
        await directory.As(ImportsFactory.Bfc).ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(TestCensus.FileOf(Place(id, Dole))));
        var report = await _operator.ImportAsync(ImportCalls.National, ImportCalls.Form(TestCensus.FileOf(Place(id, Lyon))));

        report.Counts().ShouldBe((1, 0, 0, 0, 0));
        (await directory.CountAsync("select count(distinct hub_id) from places where source_id = @id and active", new { id })).ShouldBe(2);
    }

    private static PlaceState? Last(IEnumerable<PlaceState> states, Guid id) => states.Where(state => state.PlaceId == id).MaxBy(state => state.Version);

    private string Place(string id, Town town) => TestCensus.Row(
        (StandardField.Id, id), (StandardField.Pivot, StandardTexts.UnknownPivot), (StandardField.Nom, $"{id} de {_source}"), (StandardField.Commune, town.Name),
        (StandardField.CodePostal, town.PostalCode), (StandardField.CodeInsee, town.Code), (StandardField.Latitude, ""), (StandardField.Longitude, ""));

    private Task<JsonElement> ImportAsync(params string[] rows) =>
        _operator.ImportAsync(ImportCalls.National, ImportCalls.Form(TestCensus.FileOf(rows), ("source", _source)));

    private async Task<Standing> PlaceOfAsync(string id)
    {
        await using var owner = await directory.Database.OpenAsOwnerAsync();
        return await owner.QuerySingleAsync<Standing>(
            "select p.id, p.hub_id as hub, o.hub as published_by from places p left join open.places o on o.id = p.id where p.source = @_source and p.source_id = @id and p.active",
            new { _source, id });
    }

    private sealed record Town(string Name, string PostalCode, string Code);

    private sealed record Standing(Guid Id, string Hub, string PublishedBy);
}
