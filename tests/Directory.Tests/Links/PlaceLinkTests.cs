using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubsPlatform.OpeningHours.France;

namespace HubsPlatform.Directory.Tests.Links;

/// <summary>Those who run a place confirm it, correct it or say that it is closed, by a signed link and without an account.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class PlaceLinkTests(DirectoryFactory directory)
{
    private HttpClient Member => directory.As(DirectoryFactory.Bfc);

    private static string Today => TimeProvider.System.InFrance().ToString("yyyy-MM-dd");

    [Fact]
    public async Task A_confirmed_place_is_of_today_and_no_longer_to_be_confirmed()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        await directory.AskAsync<int>("with gone as (update places set left_at = now(), left_import = gen_random_uuid() where id = @Id returning 1) select count(*)::int from gone", new { place.Id });
        var opened = await place.OpenedAsync();
        opened.GetProperty("place").GetProperty("phone").GetString().ShouldBe("+33380000009");

        (await place.ConfirmAsync(opened.GetProperty("version").GetInt64())).Status.ShouldBe(HttpStatusCode.OK);

        var item = (await Member.JsonAsync($"{OwnedPlace.Hub}/places?source={place.Source}")).GetProperty("items")[0];
        item.GetProperty("updatedOn").GetString().ShouldBe(Today);
        item.GetProperty("freshness").GetString().ShouldBe("a-jour");
        item.GetProperty("leftAt").ValueKind.ShouldBe(JsonValueKind.Null);
        var history = (await Member.JsonAsync($"{OwnedPlace.Hub}/places/{place.Id}/history")).GetProperty("items").EnumerateArray().Where(entry => entry.GetProperty("kind").GetString() != "created").ToList();
        history.Select(entry => entry.GetProperty("origin").GetString()).ShouldBe(["link", "link"]);
        history.ShouldAllBe(entry => entry.GetProperty("by").GetRawText() == """{"kind":"link","name":null}""");
        (await directory.AskAsync<string>("select subject || ' ' || coalesce(address, '-') from platform.audit_entries where action = 'place.confirmed' and target = @target", new { target = $"places/{place.Id}" }))
            .ShouldMatch("^link:[0-9a-f-]{36} -$");
    }

    [Fact]
    public async Task Reading_a_link_changes_nothing()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        var first = await place.OpenedAsync();
        (await place.OpenedAsync()).GetRawText().ShouldBe(first.GetRawText());
        (await Member.JsonAsync($"{OwnedPlace.Hub}/places/{place.Id}")).GetProperty("updatedOn").GetString().ShouldBe("2025-01-02");
    }

    [Fact]
    public async Task A_correction_is_published_with_its_history_and_undone()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        var (status, answer, _) = await place.CorrectAsync(await place.OpenedAsync(), ("openingHours", "Tu-Fr 09:00-12:00"), ("name", "Maison corrigée"), ("services", new JsonArray("Accès internet et matériel informatique")));
        status.ShouldBe(HttpStatusCode.OK, answer.ToString());
        answer.GetProperty("answer").GetString().ShouldBe("corrected");

        var published = await directory.Anonymous().JsonAsync($"/api/directory/places/{place.Id}");
        published.GetProperty("name").GetString().ShouldBe("Maison corrigée");
        published.GetProperty("updatedOn").GetString().ShouldBe(Today);
        published.GetProperty("services").EnumerateArray().Select(service => service.GetString()).ShouldBe(["Accès internet et matériel informatique"]);

        var change = (await Member.JsonAsync($"{OwnedPlace.Hub}/places/{place.Id}/history")).GetProperty("items")[0];
        change.GetProperty("origin").GetString().ShouldBe("link");
        var (undone, _, _) = await Member.SendAsync(HttpMethod.Post, $"{OwnedPlace.Hub}/places/{place.Id}/history/{change.GetProperty("id").GetString()}/undo", null, $"\"{published.GetProperty("version").GetInt64()}\"");
        undone.ShouldBe(HttpStatusCode.OK);
        (await directory.Anonymous().JsonAsync($"/api/directory/places/{place.Id}")).GetProperty("name").GetString().ShouldBe("Maison du lien");
    }

    [Fact]
    public async Task A_wrong_field_is_named_and_nothing_is_written()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        var (status, problem, _) = await place.CorrectAsync(await place.OpenedAsync(), ("phone", "12"), ("commune", "Marseille"), ("postalCode", "13001"));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()).ShouldContain("phone");
        (await Member.JsonAsync($"{OwnedPlace.Hub}/places/{place.Id}")).GetProperty("version").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task A_place_that_changed_since_it_was_shown_is_left_alone()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        var opened = await place.OpenedAsync();
        await directory.WriteAsync("mednum-bfc", place.Source, directory.Place("1", "Maison renommée", "21231", 47.32, 5.04) with { Courriels = [place.Address] });

        (await place.ConfirmAsync(opened.GetProperty("version").GetInt64())).ShouldSatisfyAllConditions(
            answer => answer.Status.ShouldBe(HttpStatusCode.PreconditionFailed), answer => answer.Body.Code().ShouldBe("place_changed"));
        (await place.CorrectAsync(opened, ("name", "Trop tard"))).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Member.JsonAsync($"{OwnedPlace.Hub}/places/{place.Id}")).GetProperty("name").GetString().ShouldBe("Maison renommée");
    }

    [Fact]
    public async Task Two_confirmations_at_once_are_one_change()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        var version = (await place.OpenedAsync()).GetProperty("version").GetInt64();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => place.ConfirmAsync(version)));
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        (await directory.AskAsync<long>("select count(*) from place_changes where place_id = @Id", new { place.Id })).ShouldBe(1);
        (await Member.JsonAsync($"{OwnedPlace.Hub}/places/{place.Id}")).GetProperty("version").GetInt64().ShouldBe(version + 1);
    }

    [Fact]
    public async Task A_confirmation_and_a_correction_at_once_leave_one_of_them_refused()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        var other = await place.LinkAsync(isBound: false);
        var opened = await place.OpenedAsync();
        var version = opened.GetProperty("version").GetInt64();
        var answers = await Task.WhenAll(
            place.CorrectAsync(opened, ("name", "Maison nouvelle")), place.PostAsync("confirm", new { token = other, version }), place.PostAsync("confirm", new { token = other, version }));
        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBeInRange(1, 2);
        (answers[0].Status == HttpStatusCode.OK).ShouldNotBe(answers[1].Status == HttpStatusCode.OK);
        (await directory.AskAsync<long>("select count(*) from place_changes where place_id = @Id", new { place.Id })).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_wrong_with_a_link_is_told_to_nobody()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        string[] tokens = ["", "x", place.Token[..^1], place.Token[..^4] + "AAAA"];
        foreach (var token in tokens)
        {
            (await place.PostAsync("read", new { token })).ShouldSatisfyAllConditions(answer => answer.Status.ShouldBe(HttpStatusCode.NotFound), answer => answer.Body.Code().ShouldBe("link_invalid"));
        }

        foreach (var what in new[] { "read", "confirm", "correct", "close", "refusal" })
        {
            (await place.PostAsync(what, new { token = (string?)null })).Body.Code().ShouldBe("link_invalid", what);
        }

        await directory.WriteAsync("mednum-bfc", place.Source, directory.Place("1", "Maison du lien", "21231", 47.32, 5.04) with { Courriels = ["autre@mairie.example"] });
        (await place.ReadAsync()).Body.Code().ShouldBe("link_invalid", "another address is the place's now");
        var handedOut = await place.LinkAsync(isBound: false);
        (await place.PostAsync("read", new { token = handedOut })).Status.ShouldBe(HttpStatusCode.OK);

        var version = (await Member.JsonAsync($"{OwnedPlace.Hub}/places/{place.Id}")).GetProperty("version").GetInt64();
        (await Member.SendAsync(HttpMethod.Delete, $"{OwnedPlace.Hub}/places/{place.Id}", null, $"\"{version}\"")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await place.PostAsync("read", new { token = handedOut })).Body.Code().ShouldBe("link_invalid", "the place is gone");
    }

    [Fact]
    public async Task A_closed_place_waits_in_the_queue_for_the_hub()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        (await place.PostAsync("close", new { token = place.Token, text = new string('x', 2001) })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await place.PostAsync("close", new { token = place.Token, text = "Depuis septembre." })).Body.GetProperty("answer").GetString().ShouldBe("closed");
        (await place.PostAsync("close", new { token = place.Token, text = "Depuis octobre." })).Status.ShouldBe(HttpStatusCode.OK);

        var report = (await Member.JsonAsync($"{OwnedPlace.Hub}/moderation?pageSize=200")).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("placeId").GetString() == place.Id.ToString());
        report.GetProperty("kind").GetString().ShouldBe("n-existe-plus");
        report.GetProperty("text").GetString().ShouldBe("Depuis octobre.");
        report.GetProperty("isFromOwner").GetBoolean().ShouldBeTrue();
        (await directory.Anonymous().SendAsync(HttpMethod.Get, $"/api/directory/places/{place.Id}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Corrections_are_limited()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        for (var sent = 0; sent < 10; sent++)
        {
            (await place.CorrectAsync(await place.OpenedAsync(), ("name", $"Maison {sent}"))).Status.ShouldBe(HttpStatusCode.OK);
        }

        (await place.CorrectAsync(await place.OpenedAsync(), ("name", "Maison encore"))).Body.Code().ShouldBe("too_many_answers");
    }
}
