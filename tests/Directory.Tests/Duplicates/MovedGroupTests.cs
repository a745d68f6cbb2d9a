using System.Net;
using System.Text.Json;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Tests.Imports;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Duplicates;

/// <summary>Merged places whose territory becomes another hub's. A directory of its own: hubs are founded.</summary>
public sealed class MovedGroupTests(DuplicatesFactory directory) : IClassFixture<DuplicatesFactory>
{
    private const string Rennes = "35238";
    private const string Brest = "29019";

    [Fact]
    public async Task A_group_moves_as_one_place_and_a_record_that_leaves_alone_dissolves_it()
    {
        var whole = new Library(directory, "national", Rennes);
        var (a, b, pair) = await whole.PairAsync();
        await whole.MergeAsync(pair);
        var open = new Library(directory, "national", Rennes);
        var (c, d, _) = await open.PairAsync();

        (await FoundAsync("hub-armor", "35")).GetProperty("moved").GetProperty("places").GetInt32().ShouldBe(4);
        var there = new LibraryAt(directory, "hub-armor");
        (await directory.AskAsync<long>("select count(*) from places where hub_id = 'hub-armor' and merged_into = @a", new { a })).ShouldBe(2);
        (await whole.PublishedAsync(a)).GetProperty("hub").GetString().ShouldBe("hub-armor");
        (await directory.AskAsync<Guid>("select leads_to from open.moved_places where id = @b", new { b })).ShouldBe(a);
        (await there.TotalAsync()).ShouldBe(3);
        (await directory.AskAsync<long>("select count(*) from duplicates where hub_id = 'hub-armor' and status = 'proposed' and place_a = any(@ids)", new { ids = new[] { c, d } })).ShouldBe(1);
        (await directory.AskAsync<long>("select count(*) from merged_places where hub_id = 'national' and active")).ShouldBe(0);

        (await directory.As(TestUser.In("hub-armor", "hub-member")).SendAsync(HttpMethod.Post, $"/api/directory/hubs/hub-armor/duplicates/{pair}/undo")).Status.ShouldBe(HttpStatusCode.OK);
        (await there.TotalAsync()).ShouldBe(4);
    }

    [Fact]
    public async Task A_record_that_leaves_alone_dissolves_its_group()
    {
        var library = new Library(directory, "national", Brest);
        var a = await library.WriteAsync("un");
        var source = TestCensus.NewSource();
        await ImportAsync(source, library, "Brest", "29200", Brest);
        var b = await directory.AskAsync<Guid>("select id from places where source = @source", new { source });
        var pair = (await library.ProposalAsync(a, b)).GetProperty("id").GetGuid();
        await library.MergeAsync(pair);

        (await ImportAsync(source, library, "Lyon", "69001", "69123")).Counts().ShouldBe((0, 1, 0, 0, 0));

        (await library.PublishedAsync(a)).GetProperty("hub").GetString().ShouldBe("national");
        (await library.PublishedAsync(b)).GetProperty("hub").GetString().ShouldBe("aura");
        (await directory.AskAsync<long>("select count(*) from duplicates where id = @pair", new { pair })).ShouldBe(0);
        (await directory.AskAsync<long>("select count(*) from places where merged_into is not null and id = any(@ids)", new { ids = new[] { a, b } })).ShouldBe(0);
        (await directory.AskAsync<long>("select count(*) from merged_places where active and id = any(@ids)", new { ids = new[] { a, b } })).ShouldBe(0);
    }

    private Task<JsonElement> ImportAsync(string source, Library library, string town, string postalCode, string commune)
    {
        var draft = library.Draft("un");
        var row = TestCensus.Row(
            (StandardField.Id, "b"), (StandardField.Pivot, StandardTexts.UnknownPivot), (StandardField.Nom, draft.Nom), (StandardField.Adresse, draft.Adresse), (StandardField.Commune, town),
            (StandardField.CodePostal, postalCode), (StandardField.CodeInsee, commune), (StandardField.Latitude, ""), (StandardField.Longitude, ""));
        return directory.As(TestUser.Operator).ImportAsync(ImportCalls.National, ImportCalls.Form(TestCensus.FileOf(row), ("source", source)));
    }

    private async Task<JsonElement> FoundAsync(string alias, string departement)
    {
        var (status, body, _) = await directory.As(TestUser.Operator).SendAsync(HttpMethod.Post, "/api/directory/national/hubs", new
        {
            alias,
            name = alias,
            territory = new { departements = new[] { departement } },
            missions = new[] { "animer" },
            consortium = new[] { "Une association" },
            administrator = new { firstName = "Anne", lastName = "Martin", email = "anne@hub.example" },
        });
        status.ShouldBe(HttpStatusCode.Created, body.ToString());
        return body;
    }

    private sealed class LibraryAt(DuplicatesFactory directory, string hub)
    {
        public async Task<long> TotalAsync()
        {
            var total = (await directory.As(TestUser.In(hub, "hub-member")).JsonAsync($"/api/directory/hubs/{hub}/summary")).GetProperty("places").GetInt64();
            (await directory.AskAsync<long>("select count(*) from open.places where hub = @hub", new { hub })).ShouldBe(total);
            return total;
        }
    }
}
