using System.Net;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Duplicates;

/// <summary>What happens to a merged place afterwards.</summary>
[Collection(nameof(Hall))]
public sealed class MergedPlaceTests(DuplicatesFactory directory)
{
    [Fact]
    public async Task A_later_import_of_any_record_renews_the_place_and_a_file_that_says_the_same_does_not()
    {
        var library = new Library(directory);
        var (a, b, pair) = await library.PairAsync();
        await library.MergeAsync(pair);
        await library.WriteAsync("deux", draft => draft with { DateMaj = new DateOnly(2026, 11, 2), Horaires = "Sa 10:00-12:00" });

        var renewed = await library.PublishedAsync(a);
        renewed.GetProperty("openingHours").GetString().ShouldBe("Sa 10:00-12:00");
        await library.WriteAsync("deux", draft => draft with { DateMaj = new DateOnly(2026, 11, 2), Horaires = "Sa 10:00-12:00" });
        await library.WriteAsync("un");
        (await library.PublishedAsync(a)).GetProperty("version").GetInt64().ShouldBe(renewed.GetProperty("version").GetInt64());

        (await library.UndoAsync(pair)).Status.ShouldBe(HttpStatusCode.OK);
        (await library.PublishedAsync(a)).TryGetProperty("openingHours", out var own).ShouldBe(own.ValueKind != default);
        (await library.PublishedAsync(a)).GetProperty("version").GetInt64().ShouldBeGreaterThan(renewed.GetProperty("version").GetInt64());
        (await library.PublishedAsync(b)).GetProperty("openingHours").GetString().ShouldBe("Sa 10:00-12:00");
    }

    [Fact]
    public async Task Chains_are_flat_and_each_link_can_be_taken_back()
    {
        var library = new Library(directory);
        var (a, b, first) = await library.PairAsync();
        await library.MergeAsync(first);
        var c = await library.WriteAsync("trois", draft => draft with { Telephone = "+33384790009" });
        var second = (await library.ProposalAsync(b, c)).GetProperty("id").GetGuid();
        await library.MergeAsync(second);

        foreach (var member in new[] { b, c })
        {
            (await directory.AskAsync<Guid>("select leads_to from open.moved_places where id = @member", new { member })).ShouldBe(a);
        }

        (await library.FindAsync(a, c, "proposed")).ShouldBeNull();
        (await library.PublishedAsync(a)).GetProperty("phone").GetString().ShouldBe("+33384790009");

        await library.UndoAsync(first);
        (await library.PublishedAsync(a)).GetProperty("id").GetGuid().ShouldBe(a);
        (await directory.AskAsync<Guid>("select leads_to from open.moved_places where id = @c", new { c })).ShouldBe(b);
        await library.UndoAsync(second);
        (await directory.AskAsync<long>("select count(*) from open.places where id = any(@ids)", new { ids = new[] { a, b, c } })).ShouldBe(3);
        (await directory.AskAsync<long>("select count(*) from merged_places where active and id = any(@ids)", new { ids = new[] { a, b, c } })).ShouldBe(0);
    }

    [Fact]
    public async Task A_record_names_the_others_of_its_place_and_its_pairs_are_listed_by_it()
    {
        var library = new Library(directory);
        var (a, b, pair) = await library.PairAsync(draft => draft with { DateMaj = new DateOnly(2026, 10, 1) });
        await library.MergeAsync(pair);

        foreach (var member in new[] { a, b })
        {
            var standing = (await library.Member.JsonAsync($"/api/directory/hubs/{library.Hub}/places/{member}")).GetProperty("standing");
            standing.GetProperty("records").EnumerateArray().Select(record => (record.GetProperty("id").GetGuid(), record.GetProperty("source").GetString())).ShouldBe([(b, "deux"), (a, "un")]);
            (await library.Member.JsonAsync($"{library.Path}?status=merged&place={member}")).GetProperty("items").EnumerateArray().Single().GetProperty("id").GetGuid().ShouldBe(pair);
        }

        (await library.Member.JsonAsync($"{library.Path}?status=merged&place={Guid.NewGuid()}")).GetProperty("total").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task What_was_declared_distinct_is_not_merged_by_the_way()
    {
        var library = new Library(directory);
        var (a, b, first) = await library.PairAsync();
        var c = await library.WriteAsync("trois");
        await library.DecideAsync((await library.ProposalAsync(b, c)).GetProperty("id").GetGuid(), "distinct");
        await library.MergeAsync(first);

        var (status, problem, _) = await library.DecideAsync((await library.ProposalAsync(a, c)).GetProperty("id").GetGuid(), "merge");
        (status, problem.Code()).ShouldBe((HttpStatusCode.Conflict, "declared_distinct"));
    }

    [Fact]
    public async Task A_withdrawn_record_leaves_the_place_and_withdrawing_the_place_takes_all_its_records()
    {
        var library = new Library(directory);
        var (a, b, pair) = await library.PairAsync(draft => draft with { Telephone = "+33384790005" });
        await library.MergeAsync(pair);

        (await WithdrawAsync(library, b)).ShouldBe(HttpStatusCode.NoContent);
        (await library.PublishedAsync(a)).ToString().ShouldNotContain("+33384790005");
        await library.WriteAsync("deux", draft => draft with { Telephone = "+33384790006" });
        (await library.PublishedAsync(a)).ToString().ShouldNotContain("+33384790006");
        (await RestoreAsync(library, b)).ShouldBe(HttpStatusCode.OK);
        await library.WriteAsync("deux", draft => draft with { Telephone = "+33384790006" });
        (await library.PublishedAsync(a)).GetProperty("phone").GetString().ShouldBe("+33384790006");

        (await WithdrawAsync(library, a)).ShouldBe(HttpStatusCode.NoContent);
        (await directory.Anonymous().GetAsync($"/api/directory/places/{a}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await directory.Anonymous().GetAsync($"/api/directory/places/{b}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await RestoreAsync(library, b)).ShouldBe(HttpStatusCode.OK);
        await library.WriteAsync("deux", draft => draft with { Telephone = "+33384790007" });
        (await library.PublishedAsync(a)).GetProperty("phone").GetString().ShouldBe("+33384790007");
        (await directory.AskAsync<long>("select count(*) from open.places where id = any(@ids)", new { ids = new[] { a, b } })).ShouldBe(1);
    }

    [Fact]
    public async Task Imports_and_decisions_at_once_leave_each_place_published_once()
    {
        var libraries = new List<(Library Library, Guid A, Guid B, Guid Pair)>();
        for (var i = 0; i < 6; i++)
        {
            var library = new Library(directory);
            var (a, b, pair) = await library.PairAsync();
            libraries.Add((library, a, b, pair));
        }

        await Task.WhenAll(libraries.SelectMany(one => new[]
        {
            Task.Run(async () => { for (var n = 0; n < 6; n++) { await one.Library.WriteAsync("un", draft => draft with { PresentationResume = $"un {n}" }); } }),
            Task.Run(async () => { for (var n = 0; n < 6; n++) { await one.Library.WriteAsync("deux", draft => draft with { PresentationDetail = $"deux {n}" }); } }),
            Task.Run(async () => { await one.Library.MergeAsync(one.Pair); (await one.Library.UndoAsync(one.Pair)).Status.ShouldBe(HttpStatusCode.OK); await one.Library.MergeAsync(one.Pair); }),
        }));

        foreach (var (library, a, b, _) in libraries)
        {
            var place = await library.PublishedAsync(a);
            (place.GetProperty("summary").GetString(), place.GetProperty("description").GetString()).ShouldBe(("un 5", "deux 5"));
            (await directory.AskAsync<long>("select count(*) from open.places where id = @b", new { b })).ShouldBe(0);
        }
    }

    private static async Task<HttpStatusCode> RestoreAsync(Library library, Guid id)
    {
        var withdrawal = (await library.Member.JsonAsync($"/api/directory/hubs/{library.Hub}/places/{id}/history")).GetProperty("items")[0].GetProperty("id").GetString();
        return (await library.Member.SendAsync(HttpMethod.Post, $"/api/directory/hubs/{library.Hub}/places/{id}/history/{withdrawal}/undo", ifMatch: "*")).Status;
    }

    private static async Task<HttpStatusCode> WithdrawAsync(Library library, Guid id) =>
        (await library.Member.SendAsync(HttpMethod.Delete, $"/api/directory/hubs/{library.Hub}/places/{id}", ifMatch: "*")).Status;
}
