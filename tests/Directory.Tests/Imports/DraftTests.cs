using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HubsPlatform.Directory.Features.Imports;
using HubsPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>A file is sent once, looked at with one mapping after the other, and imported with the last one; its source remembers it.</summary>
[Collection(nameof(Imports))]
public sealed class DraftTests(ImportsFactory directory)
{
    private const string Drafts = $"{ImportCalls.OfBfc}/drafts";
    private const string Mapping = """{"nom":{"colonne":"lieu"},"code_postal":{"colonne":"cp"},"commune":{"colonne":"ville"},"adresse":{"colonne":"rue"}}""";

    private readonly HttpClient _member = directory.As(ImportsFactory.Bfc);
    private readonly string _source = TestCensus.NewSource();

    [Fact]
    public async Task A_file_is_sent_once_tried_corrected_and_imported()
    {
        var draft = await StoreAsync(File(3), ("source", _source));
        var preview = draft.GetProperty("preview");
        (preview.GetProperty("problem").Code(), preview.GetProperty("samples")[0].GetString()).ShouldBe(("header_unknown", $"Lieu {_source} 1"));
        preview.GetProperty("columns").EnumerateArray().Select(column => column.GetString()).ShouldBe(["lieu", "cp", "ville", "rue", _source]);
        var address = $"{Drafts}/{draft.GetProperty("id")}";

        var (_, broken, _) = await _member.SendAsync(HttpMethod.Put, address, new { mapping = "{ faux", source = _source });
        broken.GetProperty("preview").GetProperty("problem").Code().ShouldBe("mapping_invalid");
        (await _member.SendAsync(HttpMethod.Post, $"{address}/import", new { })).Body.Code().ShouldBe("mapping_invalid");

        var (_, right, _) = await _member.SendAsync(HttpMethod.Put, address, new { mapping = Mapping, source = _source });
        right.GetProperty("preview").GetProperty("rows").GetArrayLength().ShouldBe(3);
        (await _member.JsonAsync(address)).GetProperty("preview").GetProperty("mapping").GetString().ShouldBe(Mapping);

        (await EndAsync(address, new { dryRun = true })).Int("created").ShouldBe(3);
        var report = await EndAsync(address, new { });
        (report.Int("created"), report.GetProperty("source").GetString(), report.GetProperty("startedByName").GetString()).ShouldBe((3, _source, ImportsFactory.Bfc.Name));
        (await _member.SendAsync(HttpMethod.Get, address)).Body.Code().ShouldBe("draft_not_found");
        (await directory.CountAsync("select count(*) from import_draft_files f where not exists (select from import_drafts d where d.id = f.draft_id)")).ShouldBe(0);
    }

    [Fact]
    public async Task The_mapping_of_a_source_is_remembered()
    {
        await _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(File(10), ("source", _source), ("mappingText", Mapping)));

        var named = await StoreAsync(File(10), ("source", _source));
        (named.GetProperty("isRemembered").GetBoolean(), named.GetProperty("preview").GetProperty("problem").ValueKind).ShouldBe((true, JsonValueKind.Null));
        var unnamed = await StoreAsync(File(10));
        (unnamed.GetProperty("source").GetString(), unnamed.GetProperty("isSourceGiven").GetBoolean()).ShouldBe((_source, false));

        // So scripts send the next delivery without it, and one that lost its rows is refused in the source's name.
        (await _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(File(10)))).Counts().ShouldBe((0, 0, 10, 0, 0));
        var small = await StoreAsync(File(2));
        (small.Int("lastVolume"), small.GetProperty("wantsConfirmation").GetBoolean()).ShouldBe((10, true));
        (await _member.SendAsync(HttpMethod.Post, $"{Drafts}/{small.GetProperty("id")}/import", new { })).Body.Code().ShouldBe("volume_dropped");
        (await EndAsync($"{Drafts}/{small.GetProperty("id")}", new { confirmVolume = true })).Int("left").ShouldBe(8);

        // A source that moved on to the standard is read as what it is now.
        (await StoreAsync("id,pivot,nom,commune,code_postal,code_insee,adresse,date_maj\n1,,Lieu,Dole,39100,39198,1 rue du Port,2026-10-01\n", ("source", _source)))
            .GetProperty("isRemembered").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_else_sees_a_draft_and_it_is_forgotten()
    {
        var draft = await StoreAsync(File(1));
        var (id, address) = (draft.GetProperty("id").GetGuid(), $"{Drafts}/{draft.GetProperty("id")}");
        foreach (var stranger in new[] { TestUser.In("sud", "hub-member"), TestUser.In("mednum-bfc", "viewer") })
        {
            (await directory.As(stranger).SendAsync(HttpMethod.Get, address)).Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
        }

        (await directory.As(TestUser.Operator).SendAsync(HttpMethod.Get, $"{ImportCalls.National}/drafts/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await directory.CountAsync("with old as (update import_drafts set created_at = created_at - interval '25 hours' where id = @id returning 1) select count(*) from old", new { id });
        await directory.Services.GetServices<IHostedService>().OfType<ImportDraftsUpkeep>().Single().RunAsync(default);
        (await _member.SendAsync(HttpMethod.Delete, address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_person_who_tries_file_after_file_keeps_three()
    {
        var tries = directory.As(TestUser.In("mednum-bfc", "hub-admin"));
        for (var i = 0; i < 5; i++)
        {
            (await tries.PostAsync(Drafts, ImportCalls.Form(File(1)))).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        (await directory.CountAsync("select max(n) from (select count(*) as n from import_drafts group by created_by) d")).ShouldBe(3);
    }

    [Fact]
    public async Task Rejected_rows_are_given_back_as_they_were_with_the_reason()
    {
        var location = await _member.StartAsync(ImportCalls.OfBfc, ImportCalls.Form("lieu;cp;ville;rue\n;39100;Dole;\"1; rue\"\nMairie;39100;Dole;2 rue\n=1+1;;;\n", ("source", _source), ("mappingText", Mapping)));
        await _member.EndOfAsync(location);

        var text = Encoding.UTF8.GetString(await _member.GetByteArrayAsync($"{location}/rejects.csv"));
        var lines = text.TrimEnd().Split("\r\n");
        lines[0].ShouldBe("\uFEFFligne;motif;lieu;cp;ville;rue");
        lines[1].ShouldMatch("""^2;.+;;39100;Dole;"1; rue"$""");
        lines[2].ShouldMatch("^4;.+;'=1\\+1;;;$");
        lines.Length.ShouldBe(3);
        (await directory.As(TestUser.In("sud", "hub-member")).GetAsync($"{location}/rejects.csv")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_schema_of_mappings_is_for_everybody()
    {
        using var answer = await directory.Anonymous().GetAsync("/api/directory/imports/mapping.schema.json");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/schema+json");
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("required")[0].GetString().ShouldBe("nom");
    }

    /// <summary>Its last column makes the header this test's own.</summary>
    private string File(int rows) => $"lieu;cp;ville;rue;{_source}\n" + string.Concat(Enumerable.Range(1, rows).Select(i => $"Lieu {_source} {i};39100;Dole;{i} rue du Port;x\n"));

    private async Task<JsonElement> StoreAsync(string file, params (string, string)[] fields)
    {
        using var answer = await _member.PostAsync(Drafts, ImportCalls.Form(file, fields));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> EndAsync(string draft, object order)
    {
        using var answer = await _member.PostAsJsonAsync($"{draft}/import", order);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return await _member.EndOfAsync(answer.Headers.Location!.ToString());
    }
}
