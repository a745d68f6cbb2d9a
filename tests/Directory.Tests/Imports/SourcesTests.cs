using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>What a hub knows of those who deliver its files: their last volume, their history, and the records that they no longer have.</summary>
[Collection(nameof(Imports))]
public sealed class SourcesTests(ImportsFactory directory)
{
    private const string Places = "/api/directory/hubs/mednum-bfc/places";

    private readonly HttpClient _member = directory.As(ImportsFactory.Bfc);
    private readonly string _source = TestCensus.NewSource();

    [Fact]
    public async Task A_file_that_lost_a_fifth_of_its_rows_is_refused_until_it_is_confirmed()
    {
        (await ImportAsync(Rows(10))).Int("left").ShouldBe(0);

        var (status, problem) = await PostAsync(Rows(7));
        status.ShouldBe(HttpStatusCode.Conflict);
        problem.Code().ShouldBe("volume_dropped");
        problem.GetProperty("detail").GetString()!.ShouldSatisfyAllConditions(
            detail => detail.ShouldContain("7 lignes"), detail => detail.ShouldContain("contre 10"), detail => detail.ShouldContain("confirmez"));

        (await ImportAsync(Rows(8))).Int("left").ShouldBe(2);
        (await ImportAsync(Rows(5), ("confirmVolume", "true"))).Int("left").ShouldBe(3);
        (await ImportAsync(Rows(5))).Int("left").ShouldBe(0);
    }

    [Fact]
    public async Task Small_files_whose_source_nobody_named_take_turns()
    {
        const string standard = "id,pivot,nom,commune,code_postal,code_insee,adresse,date_maj\n";
        static string Row(int i) => $"unnamed-{i},00000000000000,Lieu sans source {i},Dole,39100,39198,{i} rue du Port,2026-10-01\n";
        var many = standard + string.Concat(Enumerable.Range(1, 60).Select(Row));
        await _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(standard + Row(1) + Row(2) + Row(3), ("confirmVolume", "true")));
        (await _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(standard + Row(1)))).Int("total").ShouldBe(1);
        await _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(many));
        using var answer = await _member.PostAsync(ImportCalls.OfBfc, ImportCalls.Form(standard + Row(1)));
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(standard + Row(1), ("confirmVolume", "true"))); // for the tests that come after
    }

    [Fact]
    public async Task A_record_that_left_is_to_confirm_until_the_hub_decides_or_it_comes_back()
    {
        await ImportAsync(Rows(10));
        (await ImportAsync(Rows(6), ("dryRun", "true"))).Int("left").ShouldBe(4);
        (await ToConfirmAsync()).ShouldBeEmpty();

        (await ImportAsync(Rows(6), ("confirmVolume", "true"))).Int("left").ShouldBe(4);
        var left = await ToConfirmAsync();
        left.Select(place => place.GetProperty("sourceId").GetString()).ShouldBe(["p10", "p7", "p8", "p9"], ignoreOrder: true);
        left.ShouldAllBe(place => place.GetProperty("leftAt").ValueKind == JsonValueKind.String);
        var standing = (await _member.JsonAsync($"{Places}/{left[0].GetProperty("id")}")).GetProperty("standing");
        standing.GetProperty("leftImport").GetGuid().ShouldBe(standing.GetProperty("deliveredBy").GetGuid());
        standing.GetProperty("deliveredAt").ValueKind.ShouldBe(JsonValueKind.String);

        var kept = $"{Places}/{left[0].GetProperty("id")}/keep";
        (await _member.SendAsync(HttpMethod.Post, kept)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _member.SendAsync(HttpMethod.Post, kept)).Body.Code().ShouldBe("place_not_left");
        (await _member.SendAsync(HttpMethod.Delete, $"{Places}/{left[1].GetProperty("id")}", ifMatch: $"\"{left[1].Int("version")}\"")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await ToConfirmAsync()).Count.ShouldBe(2);

        (await ImportAsync(Rows(6))).Int("left").ShouldBe(0);
        (await ToConfirmAsync()).Count.ShouldBe(2);

        (await ImportAsync(Rows(10))).Counts().ShouldBe((0, 1, 9, 0, 0));
        (await ToConfirmAsync()).ShouldBeEmpty();
        (await directory.CountAsync("select count(*) from places where source = @_source and active and left_import is null and kept_at is null", new { _source })).ShouldBe(10);

        (await ImportAsync(Rows(9))).Int("left").ShouldBe(1);
    }

    [Fact]
    public async Task A_rejected_row_is_still_in_the_file_and_kept_as_it_was_delivered()
    {
        await ImportAsync(Rows(3));
        var report = await ImportAsync([.. Rows(2), TestCensus.Row((StandardField.Id, "p3"), (StandardField.Nom, ""), (StandardField.Adresse, "9 rue du Puits"))]);

        report.Int("left").ShouldBe(0);
        var rejected = (await _member.RowsAsync($"{ImportCalls.OfBfc}/{report.GetProperty("id")}", "&outcome=rejected")).ShouldHaveSingleItem();
        rejected.GetProperty("raw").GetProperty("adresse").GetString().ShouldBe("9 rue du Puits");
        (await _member.RowsAsync($"{ImportCalls.OfBfc}/{report.GetProperty("id")}", "&outcome=unchanged"))[0].GetProperty("raw").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_source_tells_its_last_delivery_and_its_history()
    {
        await ImportAsync(Rows(5));
        await ImportAsync(Rows(2), ("dryRun", "true"));
        var last = await ImportAsync(Rows(4));

        var sources = await _member.JsonAsync("/api/directory/hubs/mednum-bfc/sources?pageSize=200");
        var source = sources.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("name").GetString() == _source);
        source.Int("volume").ShouldBe(4);
        source.GetProperty("fileHash").GetString()!.Length.ShouldBe(64);
        source.Int("places").ShouldBe(5);
        source.Int("toConfirm").ShouldBe(1);
        source.GetProperty("last").GetProperty("id").GetString().ShouldBe(last.GetProperty("id").GetString());
        source.GetProperty("last").GetProperty("startedBy").GetString().ShouldNotBeNullOrEmpty();
        var history = await _member.JsonAsync($"{ImportCalls.OfBfc}?source={_source}");
        history.Int("total").ShouldBe(3);
        (await _member.GetAsync("/api/directory/national/sources")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_leaves_a_national_file_leaves_each_hub()
    {
        string[] rows =
        [
            TestCensus.Row((StandardField.Id, "dole")), TestCensus.Row((StandardField.Id, "dole-2")),
            TestCensus.Row((StandardField.Id, "lille"), (StandardField.Commune, "Lille"), (StandardField.CodePostal, "59000"), (StandardField.CodeInsee, "59350")),
        ];
        var national = directory.As(TestUser.Operator);
        await national.ImportAsync(ImportCalls.National, ImportCalls.Form(TestCensus.FileOf(rows), ("source", _source)));
        var report = await national.ImportAsync(ImportCalls.National, ImportCalls.Form(TestCensus.FileOf(rows[0]), ("source", _source), ("confirmVolume", "on")));

        report.Int("left").ShouldBe(2);
        (await directory.CountAsync("select count(distinct hub_id) from places where source = @_source and left_import is not null", new { _source })).ShouldBe(2);
        var sources = await national.JsonAsync("/api/directory/national/sources?pageSize=200");
        sources.GetProperty("items").EnumerateArray().ShouldContain(one => one.GetProperty("name").GetString() == _source);
    }

    [Fact]
    public async Task A_record_that_came_back_from_another_source_does_not_stand_for_one_that_left()
    {
        var (mine, other) = (_source, TestCensus.NewSource());
        await _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(TestCensus.FileOf(Rows(1)), ("source", other)));
        await using var owner = await directory.Database.OpenAsOwnerAsync();
        var own = await owner.QuerySingleAsync<Guid>("select id from places where source = @other", new { other });
        await ImportAsync(Rows(10));

        var report = await ImportAsync([.. Rows(9), TestCensus.Row((StandardField.Id, $"{own}"), (StandardField.Nom, "Lieu 1"))]);

        report.Counts().ShouldBe((0, 0, 10, 0, 0));
        report.Int("left").ShouldBe(1);
        (await directory.CountAsync("select count(*) from places where source = @mine and source_id = 'p10' and left_import is not null", new { mine })).ShouldBe(1);
    }

    private static string[] Rows(int count) =>
        [.. Enumerable.Range(1, count).Select(i => TestCensus.Row((StandardField.Id, $"p{i}"), (StandardField.Nom, $"Lieu {i}")))];

    private Task<JsonElement> ImportAsync(string[] rows, params (string, string)[] fields) =>
        _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(TestCensus.FileOf(rows), [("source", _source), .. fields]));

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string[] rows)
    {
        using var answer = await _member.PostAsync(ImportCalls.OfBfc, ImportCalls.Form(TestCensus.FileOf(rows), ("source", _source)));
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private async Task<IReadOnlyList<JsonElement>> ToConfirmAsync() =>
        [.. (await _member.JsonAsync($"{Places}?toConfirm=true&source={_source}")).GetProperty("items").EnumerateArray()];
}
