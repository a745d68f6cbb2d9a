using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>What people decided about a place, against what its source delivers afterwards.</summary>
[Collection(nameof(Imports))]
public sealed class HandEditsTests(ImportsFactory directory)
{
    private const string Places = "/api/directory/hubs/mednum-bfc/places";

    private readonly HttpClient _member = directory.As(ImportsFactory.Bfc);
    private readonly string _source = TestCensus.NewSource();

    [Fact]
    public async Task A_place_that_people_withdrew_stays_withdrawn_whatever_its_source_delivers()
    {
        await ImportAsync([Row("1"), Row("2"), Row("3")]);
        var id = await PlaceAsync("2");
        (await _member.SendAsync(HttpMethod.Delete, $"{Places}/{id}", ifMatch: "\"1\"")).Status.ShouldBe(HttpStatusCode.NoContent);

        foreach (var row in (string[])[Row("2"), Row("2", (StandardField.Nom, "Lieu 2 rouvert"))])
        {
            foreach (var dry in (string[])["true", "false"])
            {
                var report = await ImportAsync([Row("1"), row, Row("3")], ("dryRun", dry));
                (report.Counts(), report.Int("warnings")).ShouldBe(((0, 0, 3, 0, 0), 1), report.ToString());
                var finding = (await FindingsAsync(report)).ShouldHaveSingleItem();
                finding.Code().ShouldBe("place_withdrawn");
                finding.GetProperty("message").GetString()!.ShouldContain("« Lieu 2");
                finding.GetProperty("message").GetString()!.ShouldContain("annuler son retrait");
            }
        }

        (await _member.SendAsync(HttpMethod.Get, $"{Places}/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await directory.Anonymous().SendAsync(HttpMethod.Get, $"/api/directory/places/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);

        // It counts neither as there nor as gone: what left is still noticed.
        (await ImportAsync([Row("1"), Row("2"), Row("4")])).Counts().ShouldBe((1, 0, 2, 0, 0));
        (await directory.CountAsync("select count(*) from places where source = @_source and source_id = '3' and left_import is not null", new { _source })).ShouldBe(1);

        (await UndoAsync(id, (await HistoryAsync(id))[0])).Status.ShouldBe(HttpStatusCode.OK);
        (await ImportAsync([Row("1"), Row("2", (StandardField.Nom, "Lieu 2 rouvert")), Row("4")])).Counts().ShouldBe((0, 1, 2, 0, 0));
        (await _member.JsonAsync($"{Places}/{id}")).GetProperty("name").GetString().ShouldBe("Lieu 2 rouvert");
    }

    [Fact]
    public async Task A_delivery_changes_the_fields_that_its_source_changed()
    {
        await ImportAsync([Row("1")]);
        var id = await PlaceAsync("1");
        await EditAsync(id, "2024-06-01", ("phone", "0384791111"), ("summary", "Écrit par le hub"));

        // Older than the hub's edit, but not about the same field.
        string[] hours = [Row("1", (StandardField.Horaires, "Mo 09:00-12:00"), (StandardField.DateMaj, "2024-05-20"))];
        var report = await ImportAsync(hours);
        (report.Counts(), report.Int("warnings")).ShouldBe(((0, 1, 0, 0, 0), 0), report.ToString());
        await ShouldSayAsync(id, "+33384791111", "Mo 09:00-12:00", "Écrit par le hub");
        (await ImportAsync(hours)).Counts().ShouldBe((0, 0, 1, 0, 0));

        var history = await HistoryAsync(id);
        history.Select(entry => entry.GetProperty("by").GetProperty("kind").GetString()).ShouldBe(["source", "person", "source"]);
        history[0].GetProperty("by").GetProperty("name").GetString().ShouldBe(_source);
        Changes(history[0]).ShouldBe(["openingHours: null -> \"Mo 09:00-12:00\""]);
        (await UndoAsync(id, history[0])).Status.ShouldBe(HttpStatusCode.OK);
        await ShouldSayAsync(id, "+33384791111", null, "Écrit par le hub");
        (await ImportAsync(hours)).Counts().ShouldBe((0, 0, 1, 0, 0));
        await ShouldSayAsync(id, "+33384791111", null, "Écrit par le hub");
    }

    [Fact]
    public async Task Where_both_changed_a_field_the_sources_value_wins_unless_it_is_older()
    {
        await ImportAsync([Row("1")]);
        var id = await PlaceAsync("1");
        await EditAsync(id, "2024-06-15", ("phone", "0384791111"));

        string[] older = [Row("1", (StandardField.Telephone, "+33384792222"), (StandardField.DateMaj, "2024-06-14"))];
        foreach (var dry in (string[])["true", "false"])
        {
            var report = await ImportAsync(older, ("dryRun", dry));
            (report.Counts(), report.Int("warnings")).ShouldBe(((0, 0, 1, 0, 0), 1), report.ToString());
            var finding = (await FindingsAsync(report)).ShouldHaveSingleItem();
            (finding.Code(), finding.GetProperty("column").GetString()).ShouldBe(("kept_by_hand", "telephone"));
            finding.GetProperty("message").GetString()!.ShouldContain("15/06/2024");
        }

        await ShouldSayAsync(id, "+33384791111", null, null);
        var withheld = (await HistoryAsync(id))[0];
        withheld.GetProperty("kind").GetString().ShouldBe("withheld");
        Changes(withheld).ShouldBe(["phone: \"+33384791111\" -> \"+33384792222\""]);
        (await UndoAsync(id, withheld)).Body.Code().ShouldBe("change_not_undoable");
        var again = await ImportAsync(older);
        (again.Counts(), again.Int("warnings")).ShouldBe(((0, 0, 1, 0, 0), 0));

        (await ImportAsync([Row("1", (StandardField.Telephone, "+33384793333"), (StandardField.DateMaj, "2024-06-15"))])).Counts().ShouldBe((0, 1, 0, 0, 0));
        await ShouldSayAsync(id, "+33384793333", null, null);
        (await UndoAsync(id, (await HistoryAsync(id))[0])).Status.ShouldBe(HttpStatusCode.OK);
        await ShouldSayAsync(id, "+33384791111", null, null);
        (await directory.CountAsync("select count(*) from places where source = @_source and delivered ->> 'telephone' = '+33384793333'", new { _source })).ShouldBe(1);
    }

    [Fact]
    public async Task When_the_place_says_what_its_source_says_nothing_is_remembered()
    {
        await ImportAsync([Row("1")]);
        var id = await PlaceAsync("1");
        await EditAsync(id, "2024-06-15", ("phone", "0384791111"));
        (await RememberedAsync()).ShouldBe(1);

        string[] same = [Row("1", (StandardField.Telephone, "+33384791111"), (StandardField.DateMaj, "2024-06-15"))];
        (await ImportAsync(same)).Counts().ShouldBe((0, 0, 1, 0, 0));
        (await RememberedAsync()).ShouldBe(0);

        // The source goes back to what it once said: that is news.
        (await ImportAsync([Row("1")])).Counts().ShouldBe((0, 1, 0, 0, 0));
        await ShouldSayAsync(id, "+33384790000", null, null);
    }

    [Fact]
    public async Task An_edit_from_before_deliveries_were_remembered_gives_way_to_the_whole_row()
    {
        await ImportAsync([Row("1")]);
        var id = await PlaceAsync("1");
        await EditAsync(id, "2024-06-15", ("phone", "0384791111"));
        await directory.CountAsync("with old as (update places set delivered = null where source = @_source returning 1) select count(*) from old", new { _source });

        (await ImportAsync([Row("1", (StandardField.Horaires, "Mo 09:00-12:00"))])).Counts().ShouldBe((0, 1, 0, 0, 0));
        await ShouldSayAsync(id, "+33384790000", "Mo 09:00-12:00", null);
    }

    [Fact]
    public async Task What_was_corrected_in_an_export_stays_when_the_source_repeats_itself()
    {
        await ImportAsync([Row("1")]);
        var id = await PlaceAsync("1");
        await EditAsync(id, "2024-06-15", ("phone", "0384791111"));

        string[] corrected = [Row("1", (StandardField.Id, id), (StandardField.Telephone, "+33384791111"), (StandardField.Horaires, "Mo 09:00-12:00"), (StandardField.DateMaj, "2024-06-15"))];
        (await _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(TestCensus.FileOf(corrected), ("source", $"{_source}-export")))).Counts().ShouldBe((0, 1, 0, 0, 0));
        await ShouldSayAsync(id, "+33384791111", "Mo 09:00-12:00", null);
        (await ImportAsync([Row("1")])).Counts().ShouldBe((0, 0, 1, 0, 0));
        (await ImportAsync([Row("1", (StandardField.SiteWeb, "https://lieu.example"), (StandardField.DateMaj, "2024-06-16"))])).Counts().ShouldBe((0, 1, 0, 0, 0));
        await ShouldSayAsync(id, "+33384791111", "Mo 09:00-12:00", null);
    }

    private static string Row(string id, params (StandardField Field, string Text)[] cells) =>
        TestCensus.Row([(StandardField.Id, id), (StandardField.Nom, $"Lieu {id}"), .. cells]);

    private Task<JsonElement> ImportAsync(string[] rows, params (string, string)[] fields) =>
        _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(TestCensus.FileOf(rows), [("source", _source), .. fields]));

    private async Task<string> PlaceAsync(string sourceId) =>
        (await _member.JsonAsync($"{Places}?source={_source}")).GetProperty("items").EnumerateArray().Single(place => place.GetProperty("sourceId").GetString() == sourceId).GetProperty("id").GetString()!;

    private async Task EditAsync(string id, string updatedOn, params (string Field, string Value)[] values)
    {
        var (_, place, etag) = await _member.SendAsync(HttpMethod.Get, $"{Places}/{id}");
        var form = JsonNode.Parse(place.GetRawText())!.AsObject();
        form["updatedOn"] = updatedOn;
        foreach (var (field, value) in values)
        {
            form[field] = value;
        }

        var (status, edited, _) = await _member.SendAsync(HttpMethod.Put, $"{Places}/{id}", form, etag);
        status.ShouldBe(HttpStatusCode.OK, edited.ToString());
    }

    private async Task ShouldSayAsync(string id, string phone, string? hours, string? summary)
    {
        var place = await _member.JsonAsync($"{Places}/{id}");
        (place.GetProperty("phone").GetString(), place.GetProperty("openingHours").GetString(), place.GetProperty("summary").GetString()).ShouldBe((phone, hours, summary));
    }

    private Task<long> RememberedAsync() => directory.CountAsync("select count(*) from places where source = @_source and delivered is not null", new { _source });

    private async Task<IReadOnlyList<JsonElement>> HistoryAsync(string id) => [.. (await _member.JsonAsync($"{Places}/{id}/history")).GetProperty("items").EnumerateArray()];

    private async Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> UndoAsync(string id, JsonElement entry) => await _member.SendAsync(
        HttpMethod.Post, $"{Places}/{id}/history/{entry.GetProperty("id").GetString()}/undo",
        ifMatch: (await _member.SendAsync(HttpMethod.Get, $"{Places}/{id}?withdrawn=true")).ETag);

    private async Task<IReadOnlyList<JsonElement>> FindingsAsync(JsonElement report) =>
        [.. (await _member.RowsAsync($"{ImportCalls.OfBfc}/{report.GetProperty("id").GetString()}")).SelectMany(row => row.GetProperty("findings").EnumerateArray())];

    private static string[] Changes(JsonElement entry) =>
        [.. entry.GetProperty("changes").EnumerateArray().Select(change => $"{change.GetProperty("field").GetString()}: {change.GetProperty("old").GetRawText()} -> {change.GetProperty("new").GetRawText()}")];
}
