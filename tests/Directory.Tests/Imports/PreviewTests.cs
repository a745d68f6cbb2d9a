using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Tests.Imports;

[Collection(nameof(Imports))]
public sealed class PreviewTests(ImportsFactory directory)
{
    private const string File = "lieu;cp;ville;quoi\nMairie;39100;Dole;démarches\n;39100;Dole;\n";

    [Fact]
    public async Task Rows_are_shown_as_they_would_be_read_and_nothing_is_stored()
    {
        var before = await directory.CountAsync("select count(*) from imports");
        var preview = await PreviewAsync(File, ("mappingText", """{"nom":{"colonne":"lieu"},"code_postal":{"colonne":"cp"},"commune":{"colonne":"ville"},"services":[{"colonnes":["quoi"],"termes":["démarches"],"cible":"Aide aux démarches administratives"}]}"""));

        preview.Int("total").ShouldBe(2);
        preview.GetProperty("problem").ValueKind.ShouldBe(JsonValueKind.Null);
        var rows = preview.GetProperty("rows");
        rows[0].GetProperty("cells").GetProperty("services").GetString().ShouldBe("Aide aux démarches administratives");
        rows[0].GetProperty("cells").GetProperty("code_insee").GetString().ShouldBe("39198");
        rows[1].GetProperty("isRejected").GetBoolean().ShouldBeTrue();
        rows[1].GetProperty("cells").GetProperty("ville").GetString().ShouldBe("Dole");
        preview.GetProperty("notices").EnumerateArray().ShouldContain(notice => notice.Code() == "id_derived");
        (await directory.CountAsync("select count(*) from imports")).ShouldBe(before);
    }

    [Theory]
    [InlineData("id,pivot,nom,commune,code_postal,code_insee,adresse,date_maj,services\na,,Mairie,Dole,39100,,1 rue du Port,2026-10-01,\n", null, "")]
    [InlineData(File, """{"nom":{"colonne":"lieu"},"code_postal":{"colonne":"cp"},"commune":{"colonne":"ville"},"telephone":{"colonne":"tel"},"identifiant":{"colonne":"x"}}""", "« tel ».")]
    public async Task Columns_that_are_missing_are_told_where_the_mapping_asks_for_them(string file, string? mapping, string missing)
    {
        var preview = await (mapping is null ? PreviewAsync(file) : PreviewAsync(file, ("mappingText", mapping)));

        var notices = preview.GetProperty("notices").EnumerateArray().ToList();
        string.Concat(notices.Where(notice => notice.Code() == "mapping_columns_absent").Select(notice => notice.GetProperty("message").GetString()![^"« tel ».".Length..])).ShouldBe(missing);
        notices.Where(notice => notice.Code() is "mapping_entry_ignored" or "id_derived").ShouldAllBe(notice => notice.GetProperty("severity").GetString() == "warning");
    }

    [Fact]
    public async Task Only_the_first_twenty_rows_are_shown() =>
        (await PreviewAsync(TestCensus.FileOf(Enumerable.Range(1, 30).Select(i => TestCensus.Row((StandardField.Id, $"p{i}")))))).GetProperty("rows").GetArrayLength().ShouldBe(20);

    [Fact]
    public async Task A_file_of_unknown_columns_gets_a_mapping_to_begin_with()
    {
        var preview = await PreviewAsync("Adresse;Commune;x\n1 rue du Port;Dole;1\n");

        preview.GetProperty("problem").Code().ShouldBe("header_unknown");
        var mapping = preview.GetProperty("mapping").GetString()!;
        mapping.ShouldContain("\"commune\": { \"colonne\": \"Commune\" }");
        (await PreviewAsync("Adresse;Commune;x\n1 rue du Port;Dole;1\n", ("mappingText", mapping.Replace("\"nom\": { \"colonne\": \"\" }", "\"nom\": { \"colonne\": \"x\" }"))))
            .GetProperty("rows")[0].GetProperty("cells").GetProperty("adresse").GetString().ShouldBe("1 rue du Port");
    }

    [Theory]
    [InlineData("{ faux", "mapping_invalid", "ligne 1")]
    [InlineData("""{"nom":{"colonne":"lieu"},"services":[{"termes":["x"]}]}""", "mapping_invalid", "services[0]")]
    [InlineData("""{"nom":{"colonne":"absent"}}""", "mapping_columns_missing", "absent")]
    public async Task What_is_wrong_with_a_mapping_names_its_entry(string mapping, string code, string entry)
    {
        var preview = await PreviewAsync(File, ("mapping", ""), ("mappingText", mapping));

        preview.GetProperty("problem").Code().ShouldBe(code);
        preview.GetProperty("problem").GetProperty("detail").GetString()!.ShouldContain(entry);
        preview.GetProperty("mapping").GetString().ShouldBe(mapping);
    }

    private async Task<JsonElement> PreviewAsync(string file, params (string, string)[] fields)
    {
        using var answer = await directory.As(ImportsFactory.Bfc).PostAsync($"{ImportCalls.OfBfc}/preview", ImportCalls.Form(file, fields));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
