using System.Net;
using System.Text.Json;
using HubsPlatform.Contracts;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Duplicates;

[Collection(nameof(Hall))]
public sealed class DecisionTests(DuplicatesFactory directory)
{
    [Fact]
    public async Task Two_records_of_one_place_are_proposed_with_reasons_that_add_up()
    {
        var library = new Library(directory);
        var (a, b, _) = await library.PairAsync(draft => draft with { Nom = draft.Nom.ToUpperInvariant() });

        var item = await library.ProposalAsync(a, b);
        item.GetProperty("score").GetInt32().ShouldBe(item.GetProperty("reasons").EnumerateArray().Sum(reason => reason.GetProperty("weight").GetInt32()));
        item.GetProperty("reasons").EnumerateArray().ShouldContain(reason => reason.GetProperty("code").GetString() == "name" && reason.GetProperty("text").GetString() == "Même nom");
        item.GetProperty("bulk").GetBoolean().ShouldBeFalse();
        var place = item.GetProperty("places")[0];
        place.GetProperty("sourceId").GetString().ShouldBe(library.Draft("un").Id);
        place.GetProperty("address").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_merge_makes_one_place_whose_other_address_leads_to_it_and_undoing_restores_both_exactly()
    {
        await using var broker = await EventBroker.ConnectAsync(directory.MessagingPrefix);
        var events = await broker.CollectAsync<PlacesRecorded>();
        var library = new Library(directory);
        var (a, b, pair) = await library.PairAsync(draft => draft with { DateMaj = new DateOnly(2026, 10, 1), Horaires = "Mo-Fr 09:00-17:00", Services = ["Insertion professionnelle via le numérique"] });
        var (first, second) = (await library.PublishedAsync(a), await library.PublishedAsync(b));
        var before = await TotalsAsync(library);

        await library.MergeAsync(pair);

        var merged = await library.PublishedAsync(a);
        merged.GetProperty("openingHours").GetString().ShouldBe("Mo-Fr 09:00-17:00");
        merged.GetProperty("services").EnumerateArray().Select(service => service.GetString()).ShouldBe(["Insertion professionnelle via le numérique", "Aide aux démarches administratives"]);
        using (var moved = await directory.CreateClient(new() { AllowAutoRedirect = false }).GetAsync($"/api/directory/places/{b}"))
        {
            moved.StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect);
            moved.Headers.Location!.ToString().ShouldBe($"/api/directory/places/{a}");
        }

        (await TotalsAsync(library)).ShouldBe(before - 1);
        var listed = (await library.Member.JsonAsync($"/api/directory/hubs/{library.Hub}/places?q={Uri.EscapeDataString(library.Name)}")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        listed.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("id").GetGuid()).ShouldBe([b, a]);
        (await library.FindAsync(a, b, "proposed")).ShouldBeNull();

        (await library.UndoAsync(pair)).Status.ShouldBe(HttpStatusCode.OK);
        Same(await library.PublishedAsync(a), first);
        Same(await library.PublishedAsync(b), second);
        (await TotalsAsync(library)).ShouldBe(before);
        (await library.FindAsync(a, b, "proposed")).ShouldNotBeNull();
        (await directory.AskAsync<long>("select count(*) from open.moved_places where id = any(@ids)", new { ids = new[] { a, b } })).ShouldBe(0);
        await Eventually.TrueAsync(
            () => Task.FromResult(
                ((Guid[])[a, b]).All(id => events.SelectMany(e => e.Places).Where(state => state.PlaceId == id).MaxBy(state => state.Version) is { Active: true })
                && events.SelectMany(e => e.Places).Count(state => state.PlaceId == b && !state.Active) == 1),
            () => JsonSerializer.Serialize(events.SelectMany(e => e.Places).Where(state => state.PlaceId == a || state.PlaceId == b)));
    }

    [Fact]
    public async Task What_was_decided_is_not_asked_again_when_a_record_changes_but_what_was_put_off_is()
    {
        var (distinct, later) = (new Library(directory), new Library(directory));
        var (a, b, pair) = await distinct.PairAsync();
        var (c, d, put) = await later.PairAsync();
        (await distinct.DecideAsync(pair, "distinct")).Status.ShouldBe(HttpStatusCode.OK);
        (await later.DecideAsync(put, "later")).Status.ShouldBe(HttpStatusCode.OK);
        (await later.FindAsync(c, d, "proposed")).ShouldBeNull();

        await distinct.WriteAsync("deux", draft => draft with { Telephone = "+33384790001" });
        await later.WriteAsync("deux", draft => draft with { Telephone = "+33384790002" });
        await later.ProposalAsync(c, d);
        await distinct.ComparedAsync();

        (await distinct.FindAsync(a, b, "proposed")).ShouldBeNull();
        (await distinct.FindAsync(a, b, "distinct")).ShouldNotBeNull();
        (await distinct.UndoAsync(pair)).Status.ShouldBe(HttpStatusCode.OK);
        (await distinct.FindAsync(a, b, "proposed")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_many_who_decide_at_once_one_does_and_the_others_are_told()
    {
        var library = new Library(directory);
        var (_, _, pair) = await library.PairAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => library.DecideAsync(pair, i % 2 == 0 ? "merge" : "distinct")));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.OK).ShouldAllBe(answer => answer.Status == HttpStatusCode.Conflict && answer.Body.Code() == "duplicate_decided");
    }

    [Fact]
    public async Task Who_saw_an_older_version_is_told_and_nothing_is_lost()
    {
        var library = new Library(directory);
        var (a, b, pair) = await library.PairAsync();
        await library.DecideAsync(pair, "later");

        (await library.DecideAsync(pair, "merge", "\"1\"")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await library.FindAsync(a, b, "later")).ShouldNotBeNull();
        (await library.DecideAsync(pair, "merge", "\"2\"")).Status.ShouldBe(HttpStatusCode.OK);
        (await library.DecideAsync(pair, "peut-être")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Another_hub_sees_nothing_and_who_may_only_read_decides_nothing()
    {
        var library = new Library(directory);
        var (_, _, pair) = await library.PairAsync();
        var stranger = directory.As(TestUser.In("aura", "hub-admin"));

        (await stranger.SendAsync(HttpMethod.Get, $"{library.Path}/{pair}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.SendAsync(HttpMethod.Get, $"/api/directory/hubs/aura/duplicates/{pair}")).Body.Code().ShouldBe("duplicate_not_found");
        (await stranger.SendAsync(HttpMethod.Post, $"/api/directory/hubs/aura/duplicates/{pair}/decision", new { decision = "merge" })).Status.ShouldBe(HttpStatusCode.NotFound);
        var viewer = directory.As(DirectoryFactory.BfcViewer);
        (await viewer.JsonAsync($"{library.Path}/{pair}")).GetProperty("merged").GetProperty("name").GetString().ShouldBe(library.Name);
        (await viewer.SendAsync(HttpMethod.Post, $"{library.Path}/{pair}/decision", new { decision = "merge" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await viewer.SendAsync(HttpMethod.Post, $"{library.Path}/{pair}/undo")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<long> TotalsAsync(Library library)
    {
        var summary = await library.Member.JsonAsync($"/api/directory/hubs/{library.Hub}/summary");
        var places = summary.GetProperty("places").GetInt64();
        (await library.Member.JsonAsync($"/api/directory/hubs/{library.Hub}/places")).GetProperty("total").GetInt64().ShouldBe(places);
        (await directory.AskAsync<long>("select count(*) from open.places where hub = @Hub", new { library.Hub })).ShouldBe(places);
        return places;
    }

    private static void Same(JsonElement now, JsonElement before)
    {
        foreach (var field in before.EnumerateObject().Where(field => field.Name != "version"))
        {
            now.GetProperty(field.Name).ToString().ShouldBe(field.Value.ToString(), field.Name);
        }
    }
}
