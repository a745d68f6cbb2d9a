using System.Net;
using System.Text.Json;
using HubsPlatform.Directory.History;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>What changed of a place, who did it, and taking it back.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class HistoryTests(DirectoryFactory directory)
{
    private const string Path = "/api/directory/hubs/mednum-bfc/places";

    private static readonly TestUser Colleague = TestUser.In("mednum-bfc", "hub-admin");

    private readonly string _source = $"history-{Guid.NewGuid():n}";

    private HttpClient Member => directory.As(DirectoryFactory.Bfc);

    [Fact]
    public async Task Each_change_is_kept_field_by_field_down_to_the_creation()
    {
        var id = await WriteAsync(draft => draft);
        await WriteAsync(draft => draft with { Nom = "Maison rouge", Telephone = "+33380000001" });
        await WriteAsync(draft => draft with { Nom = "Maison rouge", Telephone = "+33380000001" });
        var etag = await ETagAsync(id);
        (await Member.SendAsync(HttpMethod.Delete, $"{Path}/{id}", ifMatch: etag)).Status.ShouldBe(HttpStatusCode.NoContent);
        await WriteAsync(draft => draft with { Nom = "Maison verte", Telephone = "+33380000001" });
        (await EntriesAsync(id))[0].GetProperty("kind").GetString().ShouldBe("withdrawn");
        await directory.AskAsync<int>("with gone as (update places set left_import = gen_random_uuid() where id = @id returning 1) select count(*)::int from gone", new { id });
        await WriteAsync(draft => draft with { Nom = "Maison verte", Telephone = "+33380000001" });

        var entries = await EntriesAsync(id);
        entries.Select(entry => entry.GetProperty("kind").GetString()).ShouldBe(["restored", "withdrawn", "updated", "created"]);
        entries.Select(entry => entry.GetProperty("version").GetInt64()).ShouldBe([4, 3, 2, 1]);
        entries.Select(entry => entry.GetProperty("origin").GetString()).ShouldBe(["platform", "hand", "platform", "import"]);
        Changes(entries[2]).ShouldBe(["name: \"Maison bleue\" -> \"Maison rouge\"", "phone: null -> \"+33380000001\""]);
        Changes(entries[0]).ShouldBe(["name: \"Maison rouge\" -> \"Maison verte\""]);
        entries[1].GetProperty("subject").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Who_did_it_is_named_to_the_hubs_staff_alone()
    {
        var form = new { name = "Maison signée", commune = "Dijon", postalCode = "21000", address = "1 rue de la Liberté", services = new[] { "Aide aux démarches administratives" } };
        var (created, place, etag) = await Member.SendAsync(HttpMethod.Post, Path, form);
        created.ShouldBe(HttpStatusCode.Created, place.ToString());
        var id = place.GetProperty("id").GetGuid();
        (await directory.As(Colleague).SendAsync(HttpMethod.Put, $"{Path}/{id}", form with { name = "Maison renommée" }, etag)).Status.ShouldBe(HttpStatusCode.OK);

        var entries = await EntriesAsync(id);
        entries.Select(entry => entry.GetProperty("kind").GetString()).ShouldBe(["updated", "created"]);
        entries.Select(By).ShouldBe([$"person {Colleague.Name}", $"person {DirectoryFactory.Bfc.Name}"]);
        (await UndoAsync(id, entries[1], "\"2\"")).Body.Code().ShouldBe("creation_not_undoable");
        var read = await directory.As(DirectoryFactory.BfcViewer).JsonAsync($"{Path}/{id}/history");
        read.GetProperty("total").GetInt64().ShouldBe(2);
        read.GetProperty("items").EnumerateArray().Select(By).ShouldBe(["person ", "person "]);

        var written = await WriteAsync(draft => draft);
        await WriteAsync(draft => draft with { Nom = "Maison rouge" });
        (await EntriesAsync(written)).Select(By).ShouldBe(["platform test", $"source {_source}"]);
    }

    [Fact]
    public async Task A_name_is_forgotten_when_asked_and_the_id_stays()
    {
        var id = await WriteAsync(draft => draft);
        (await Member.SendAsync(HttpMethod.Delete, $"{Path}/{id}", ifMatch: await ETagAsync(id))).Status.ShouldBe(HttpStatusCode.NoContent);
        var subject = (await EntriesAsync(id))[0].GetProperty("subject").GetString();
        var forget = $"/api/directory/hubs/mednum-bfc/history/authors/{subject}";
        (await Member.SendAsync(HttpMethod.Delete, forget)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await directory.As(TestUser.In("sud", "hub-admin")).SendAsync(HttpMethod.Delete, $"/api/directory/hubs/sud/history/authors/{subject}")).Status.ShouldBe(HttpStatusCode.NoContent);
        By((await EntriesAsync(id))[0]).ShouldBe($"person {DirectoryFactory.Bfc.Name}");

        var look = $"/api/directory/hubs/mednum-bfc/history/authors?q={DirectoryFactory.Bfc.Name[4..].ToUpperInvariant()}";
        (await Member.SendAsync(HttpMethod.Get, look)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var found = (await directory.As(Colleague).JsonAsync(look)).GetProperty("items").EnumerateArray().Single(author => author.GetProperty("subject").GetString() == subject);
        (found.GetProperty("name").GetString(), found.GetProperty("kind").GetString()).ShouldBe((DirectoryFactory.Bfc.Name, "person"));
        found.GetProperty("changes").GetInt64().ShouldBeGreaterThan(0);
        (await directory.As(Colleague).JsonAsync("/api/directory/hubs/mednum-bfc/history/authors?q=personne-de-ce-nom")).GetProperty("total").GetInt64().ShouldBe(0);
        (await directory.As(TestUser.In("sud", "hub-admin")).JsonAsync("/api/directory/hubs/sud/history/authors")).GetProperty("items").EnumerateArray()
            .ShouldNotContain(author => author.GetProperty("subject").GetString() == subject);

        (await directory.As(Colleague).SendAsync(HttpMethod.Delete, forget)).Status.ShouldBe(HttpStatusCode.NoContent);

        var entry = (await EntriesAsync(id))[0];
        By(entry).ShouldBe("person ");
        entry.GetProperty("subject").GetString().ShouldNotBeNullOrEmpty();
        (await directory.As(Colleague).JsonAsync(look)).GetProperty("items").EnumerateArray().ShouldNotContain(author => author.GetProperty("subject").GetString() == subject);
        (await directory.AskAsync<long>("select count(*) from platform.audit_entries where action = 'history.author-forgotten' and hub_id = 'mednum-bfc' and target = @target", new { target = $"history/authors/{subject}" }))
            .ShouldBe(1);
    }

    [Fact]
    public async Task A_change_is_undone_and_so_is_the_undoing()
    {
        var id = await WriteAsync(draft => draft);
        await WriteAsync(draft => draft with { Telephone = "+33380000002", Services = ["Aide aux démarches administratives"], DateMaj = new DateOnly(2026, 11, 1) });
        await WriteAsync(draft => draft with { Telephone = "+33380000002", Services = ["Aide aux démarches administratives"], DateMaj = new DateOnly(2026, 11, 2), Nom = "Maison mauve" });

        var (status, place, etag) = await UndoAsync(id, (await EntriesAsync(id))[1], await ETagAsync(id));
        status.ShouldBe(HttpStatusCode.OK, place.ToString());
        place.GetProperty("phone").ValueKind.ShouldBe(JsonValueKind.Null);
        place.GetProperty("services").GetArrayLength().ShouldBe(0);
        place.GetProperty("name").GetString().ShouldBe("Maison mauve");
        place.GetProperty("updatedOn").GetString().ShouldBe("2026-11-02");
        (await directory.Anonymous().JsonAsync($"/api/directory/places/{id}")).GetProperty("phone").ValueKind.ShouldBe(JsonValueKind.Null);

        var undone = (await EntriesAsync(id))[0];
        undone.GetProperty("origin").GetString().ShouldBe("undo");
        (await UndoAsync(id, undone, etag)).Body.GetProperty("phone").GetString().ShouldBe("+33380000002");
        (await directory.AskAsync<long>("select count(*) from platform.audit_entries where action = 'place.change-undone' and target like @target", new { target = $"places/{id}/%" })).ShouldBe(2);
    }

    [Fact]
    public async Task What_people_decided_stays_until_the_source_says_something_new()
    {
        var id = await WriteAsync(draft => draft);
        await WriteAsync(draft => draft with { Nom = "Maison rouge" });
        (await UndoAsync(id, (await EntriesAsync(id))[0], await ETagAsync(id))).Body.GetProperty("name").GetString().ShouldBe("Maison bleue");

        await WriteAsync(draft => draft with { Nom = "Maison rouge" });
        (await NameAsync(id)).ShouldBe("Maison bleue");
        await WriteAsync(draft => draft with { Nom = "Maison verte" });
        (await NameAsync(id)).ShouldBe("Maison verte");

        (await UndoAsync(id, (await EntriesAsync(id))[0], await ETagAsync(id))).Body.GetProperty("name").GetString().ShouldBe("Maison bleue");
        (await UndoAsync(id, (await EntriesAsync(id))[0], await ETagAsync(id))).Body.GetProperty("name").GetString().ShouldBe("Maison verte");
    }

    [Fact]
    public async Task What_changed_again_since_is_not_undone()
    {
        var id = await WriteAsync(draft => draft);
        await WriteAsync(draft => draft with { Nom = "Maison rouge" });
        await WriteAsync(draft => draft with { Nom = "Maison verte" });
        var entries = await EntriesAsync(id);
        var etag = await ETagAsync(id);

        var (status, problem, _) = await UndoAsync(id, entries[1], etag);
        status.ShouldBe(HttpStatusCode.Conflict);
        problem.Code().ShouldBe("place_changed_since");
        problem.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("name");
        (await UndoAsync(id, entries[2], etag)).Body.Code().ShouldBe("creation_not_undoable");
        (await UndoAsync(id, entries[0], "\"1\"")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await UndoAsync(id, entries[0], null)).Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await Member.SendAsync(HttpMethod.Post, $"{Path}/{id}/history/{Guid.NewGuid()}/undo", ifMatch: etag)).Body.Code().ShouldBe("change_not_found");

        var next = (await UndoAsync(id, entries[0], etag)).ETag;
        (await UndoAsync(id, entries[1], next)).Body.GetProperty("name").GetString().ShouldBe("Maison bleue");
    }

    [Fact]
    public async Task A_withdrawal_is_undone_and_the_place_is_published_again()
    {
        var id = await WriteAsync(draft => draft);
        await Member.SendAsync(HttpMethod.Delete, $"{Path}/{id}", ifMatch: await ETagAsync(id));
        var withdrawn = (await EntriesAsync(id))[0];

        var (status, place, etag) = await UndoAsync(id, withdrawn, "\"2\"");
        status.ShouldBe(HttpStatusCode.OK, place.ToString());
        place.GetProperty("active").GetBoolean().ShouldBeTrue();
        (await directory.Anonymous().JsonAsync($"/api/directory/places/{id}")).GetProperty("name").GetString().ShouldBe("Maison bleue");
        (await UndoAsync(id, withdrawn, etag)).Body.Code().ShouldBe("place_changed_since");

        (await UndoAsync(id, (await EntriesAsync(id))[0], etag)).Body.GetProperty("active").GetBoolean().ShouldBeFalse();
        (await Member.SendAsync(HttpMethod.Get, $"{Path}/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_history_is_paged_and_tells_readers_not_who()
    {
        var id = await WriteAsync(draft => draft);
        foreach (var name in new[] { "A", "B", "C" })
        {
            await WriteAsync(draft => draft with { Nom = name });
        }

        var reader = directory.As(DirectoryFactory.BfcViewer);
        var first = await reader.JsonAsync($"{Path}/{id}/history?pageSize=3");
        first.GetProperty("total").GetInt64().ShouldBe(4);
        first.GetProperty("items").EnumerateArray().ShouldAllBe(entry => entry.GetProperty("subject").ValueKind == JsonValueKind.Null);
        var rest = await reader.JsonAsync($"{Path}/{id}/history?pageSize=3&cursor={first.GetProperty("next").GetString()}");
        rest.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("kind").GetString().ShouldBe("created");
        (await reader.SendAsync(HttpMethod.Post, $"{Path}/{id}/history/{id}/undo", ifMatch: "*")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_history_of_another_hubs_place_is_not_there()
    {
        var foreign = (await directory.WriteAsync("sud", _source, directory.Place("1", "Ailleurs", "13055")))[0].PlaceId;
        (await Member.SendAsync(HttpMethod.Get, $"{Path}/{foreign}/history")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Member.SendAsync(HttpMethod.Post, $"{Path}/{foreign}/history/{foreign}/undo", ifMatch: "*")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task After_three_years_a_change_is_forgotten()
    {
        var id = await WriteAsync(draft => draft);
        await WriteAsync(draft => draft with { Nom = "Maison ancienne" });
        await WriteAsync(draft => draft with { Nom = "Maison récente" });
        await AgeAsync(id, 2);
        (await EntriesAsync(id)).Select(entry => entry.GetProperty("kind").GetString()).ShouldBe(["updated", "created"]);
    }

    [Fact]
    public async Task A_withdrawal_can_be_undone_after_three_years_too_but_nobody_knows_whose_it_was()
    {
        var id = await WriteAsync(draft => draft);
        (await Member.SendAsync(HttpMethod.Delete, $"{Path}/{id}", ifMatch: await ETagAsync(id))).Status.ShouldBe(HttpStatusCode.NoContent);
        await AgeAsync(id, 2);

        var withdrawn = (await EntriesAsync(id)).Single(entry => entry.GetProperty("kind").GetString() == "withdrawn");
        (By(withdrawn), withdrawn.GetProperty("subject").ValueKind).ShouldBe(("person ", JsonValueKind.Null));
        (await UndoAsync(id, withdrawn, "\"2\"")).Status.ShouldBe(HttpStatusCode.OK);
        await AgeAsync(id, 2);
        (await EntriesAsync(id)).Select(entry => entry.GetProperty("kind").GetString()).ShouldBe(["restored", "created"]);
    }

    private async Task AgeAsync(Guid id, long version)
    {
        await directory.AskAsync<int>("with aged as (update place_changes set changed_at = now() - interval '3 years 1 day' where place_id = @id and version = @version returning 1) select count(*)::int from aged", new { id, version });
        await directory.Services.GetServices<IHostedService>().OfType<HistoryRetention>().Single().RunAsync(default);
    }

    private async Task<Guid> WriteAsync(Func<PlaceDraft, PlaceDraft> change) =>
        (await directory.WriteAsync("mednum-bfc", _source, change(directory.Place("1", "Maison bleue", "21231", 47.32, 5.04))))[0].PlaceId;

    private async Task<string?> NameAsync(Guid id) => (await Member.JsonAsync($"{Path}/{id}")).GetProperty("name").GetString();

    private async Task<string?> ETagAsync(Guid id) => (await Member.SendAsync(HttpMethod.Get, $"{Path}/{id}")).ETag;

    private async Task<IReadOnlyList<JsonElement>> EntriesAsync(Guid id) =>
        [.. (await Member.JsonAsync($"{Path}/{id}/history")).GetProperty("items").EnumerateArray()];

    private Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> UndoAsync(Guid id, JsonElement entry, string? etag) =>
        Member.SendAsync(HttpMethod.Post, $"{Path}/{id}/history/{entry.GetProperty("id").GetString()}/undo", ifMatch: etag);

    private static string By(JsonElement entry) => $"{entry.GetProperty("by").GetProperty("kind").GetString()} {entry.GetProperty("by").GetProperty("name").GetString()}";

    private static string[] Changes(JsonElement entry) =>
    [
        .. entry.GetProperty("changes").EnumerateArray()
            .Select(change => $"{change.GetProperty("field").GetString()}: {change.GetProperty("old").GetRawText()} -> {change.GetProperty("new").GetRawText()}").Order(),
    ];
}
