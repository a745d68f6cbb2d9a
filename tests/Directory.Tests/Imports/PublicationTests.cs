using Dapper;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>What is published of a place that is new and of one that is renewed, which come there by two ways.</summary>
[Collection(nameof(Imports))]
public sealed class PublicationTests(ImportsFactory directory)
{
    private readonly string _source = TestCensus.NewSource();
    private readonly HttpClient _member = directory.As(ImportsFactory.Bfc);

    [Fact]
    public async Task A_new_place_is_published_as_a_renewed_one()
    {
        await ImportAsync(Place("a"), Place("b"), Place("c"));
        var first = await PublishedAsync();
        first.Count.ShouldBe(3);

        await ImportAsync(Place("a", "Autrement"), Place("b", "Autrement"), Place("c", "Autrement"));
        (await PublishedAsync()).ShouldNotBe(first);
        await ImportAsync(Place("a"), Place("b"), Place("c"));
        (await PublishedAsync()).ShouldBe(first);
    }

    [Fact]
    public async Task New_places_beside_known_ones_are_published_like_those_that_come_alone()
    {
        await ImportAsync(Place("a"));
        var alone = (await PublishedAsync()).ShouldHaveSingleItem();

        await ImportAsync(Place("a", "Autrement"), Place("b"));
        (await PublishedAsync()).ShouldContain(alone.Replace("'a'", "'b'"));
    }

    [Fact]
    public async Task A_new_place_of_which_little_is_known_is_published_without_the_rest()
    {
        await ImportAsync(TestCensus.Row((StandardField.Id, "a"), (StandardField.Latitude, ""), (StandardField.Longitude, ""), (StandardField.DateMaj, "")));
        (await directory.CountAsync($"select count(*) {From} and o.location is null and o.cell is null and o.updated_on is null", new { source = _source }))
            .ShouldBe(1);
    }

    private const string From = "from open.places o join places p on p.id = o.id where p.source = @source";

    private static string Place(string id, string name = "Lieu") => TestCensus.Row(
        (StandardField.Id, id), (StandardField.Nom, name), (StandardField.Telephone, ""),
        (StandardField.Horaires, id == "c" ? "Mo-Fr 09:00-12:00; PH off" : "Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00"));

    private async Task ImportAsync(params string[] rows) => await _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(TestCensus.FileOf(rows), ("source", _source)));

    /// <summary>Every column but the versions and the ids.</summary>
    private async Task<IReadOnlyList<string>> PublishedAsync()
    {
        await using var owner = await directory.Database.OpenAsOwnerAsync();
        return (await owner.QueryAsync<string>(
            $"select format('%L ', p.source_id) || (to_jsonb(o) - array['id', 'version']) || st_asewkt(o.location::geometry) || o.record {From} order by p.source_id",
            new { source = _source })).AsList();
    }
}
