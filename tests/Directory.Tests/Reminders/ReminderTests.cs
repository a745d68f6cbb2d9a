using System.Net;
using HubsPlatform.Directory.History;
using HubsPlatform.Directory.Mail;
using HubsPlatform.Directory.Tests.Links;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HubsPlatform.Directory.Tests.Reminders;

/// <summary>Those who run places are asked by mail, once, and the hub sees what came of it.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class ReminderTests(DirectoryFactory directory)
{
    private readonly Relances _relances = new(directory);

    [Fact]
    public async Task One_mail_asks_about_all_places_of_an_address_and_the_journal_knows_the_answers()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        var other = (await directory.WriteAsync("mednum-bfc", place.Source, directory.Place("2", "Annexe <du lien>", "21231", 47.33, 5.05) with { Courriels = [place.Address.ToUpperInvariant()], DateMaj = new DateOnly(2024, 5, 1) }))[0].PlaceId;

        var (status, queued, _) = await _relances.AskAsync("a-actualiser");
        status.ShouldBe(HttpStatusCode.Accepted, queued.ToString());
        queued.GetProperty("places").GetInt32().ShouldBeGreaterThan(queued.GetProperty("mails").GetInt32());
        await _relances.SendAsync();
        await _relances.AskAsync("a-actualiser");
        await _relances.SendAsync();

        var mail = _relances.MailsTo(place.Address).ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Vos 2 lieux : les informations publiées sont-elles à jour ?");
        mail.Text.ShouldContain("Annexe <du lien> (Dijon). Dernière mise à jour : 1 mai 2024.");
        mail.Html.ShouldContain(">Annexe &lt;du lien&gt;</a>");
        var tokens = Relances.TokensIn(mail.Text);
        tokens.Count.ShouldBe(2);
        Relances.TokensIn(mail.Html).ShouldBe(tokens);

        var version = (await place.PostAsync("read", new { token = tokens[0] })).Body.GetProperty("version").GetInt64();
        (await place.PostAsync("confirm", new { token = tokens[0], version })).Status.ShouldBe(HttpStatusCode.OK);
        var entry = (await _relances.JournalAsync(place.Address)).ShouldHaveSingleItem();
        entry.GetProperty("state").GetString().ShouldBe("sent");
        entry.GetProperty("isAutomatic").GetBoolean().ShouldBeFalse();
        entry.GetProperty("places").EnumerateArray().Select(asked => (asked.GetProperty("placeId").GetGuid(), asked.GetProperty("answer").GetString()))
            .ShouldBe([(other, "confirmed"), (place.Id, null)], ignoreOrder: true);
    }

    [Fact]
    public async Task Two_replicas_queue_and_send_each_mail_once()
    {
        var places = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => OwnedPlace.WriteAsync(directory)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _relances.AskAsync("a-actualiser")));
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Accepted);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _relances.Sender.RunAsync(default))));
        await _relances.SendAsync();
        foreach (var place in places)
        {
            _relances.MailsTo(place.Address).Count.ShouldBe(1);
            (await _relances.JournalAsync(place.Address)).ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task A_server_that_refuses_for_now_is_tried_five_times_and_one_that_refuses_for_good_once()
    {
        var (forNow, forGood) = (await OwnedPlace.WriteAsync(directory), await OwnedPlace.WriteAsync(directory));
        directory.Mail.Refused[forNow.Address] = new MailException("Le serveur de messagerie ne répond pas.", isFinal: false);
        directory.Mail.Refused[forGood.Address] = new MailException("Le serveur de messagerie refuse : 550.", isFinal: true);
        await _relances.AskAsync(forNow.Id);
        await _relances.AskAsync(forGood.Id);
        await _relances.SendAsync();

        var refused = (await _relances.JournalAsync(forGood.Address)).ShouldHaveSingleItem();
        (refused.GetProperty("state").GetString(), refused.GetProperty("problem").GetString()).ShouldBe(("failed", "Le serveur de messagerie refuse : 550."));
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            var waiting = (await _relances.JournalAsync(forNow.Address)).Single();
            (waiting.GetProperty("state").GetString(), waiting.GetProperty("attempts").GetInt32()).ShouldBe((attempt == 5 ? "failed" : "queued", attempt));
            waiting.GetProperty("problem").GetString().ShouldNotBeNull();
            await _relances.HurryAsync(forNow.Address);
            await _relances.SendAsync();
        }

        directory.Mail.Refused.TryRemove(forNow.Address, out _);
        (await _relances.AskAsync(forNow.Id)).Status.ShouldBe(HttpStatusCode.Accepted);
        await _relances.SendAsync();
        _relances.MailsTo(forNow.Address).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_that_failed_is_sent_again_once_and_to_the_address_of_now()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        directory.Mail.Refused[place.Address] = new MailException("Le serveur de messagerie refuse : 550.", isFinal: true);
        await _relances.AskAsync(place.Id);
        await _relances.SendAsync();
        var failed = (await _relances.JournalAsync(place.Address)).ShouldHaveSingleItem();
        failed.GetProperty("canSendAgain").GetBoolean().ShouldBeTrue();
        var again = $"{Relances.Path}/{failed.GetProperty("id").GetString()}/again";
        (await directory.As(DirectoryFactory.BfcViewer).SendAsync(HttpMethod.Post, again)).Status.ShouldBe(HttpStatusCode.Forbidden);
        directory.Mail.Refused.TryRemove(place.Address, out _);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _relances.Member.SendAsync(HttpMethod.Post, again)));

        answers.Select(answer => answer.Status).ShouldBe([HttpStatusCode.Accepted, HttpStatusCode.Conflict, HttpStatusCode.Conflict], ignoreOrder: true);
        answers.Where(answer => answer.Status == HttpStatusCode.Conflict).ShouldAllBe(answer => answer.Body.Code() == "nothing_to_send");
        await _relances.SendAsync();
        _relances.MailsTo(place.Address).Count.ShouldBe(1);
        var journal = await _relances.JournalAsync(place.Address);
        journal.Select(entry => (entry.GetProperty("state").GetString(), entry.GetProperty("canSendAgain").GetBoolean())).ShouldBe([("sent", false), ("failed", false)]);
        (await directory.AskAsync<long>("select count(*) from platform.audit_entries where action = 'reminder.sent-again' and target = @target", new { target = $"reminders/{failed.GetProperty("id").GetString()}" })).ShouldBe(1);
        (await _relances.Member.SendAsync(HttpMethod.Post, $"{Relances.Path}/{journal[0].GetProperty("id").GetString()}/again")).Body.Code().ShouldBe("reminder_not_failed");
        (await _relances.Member.SendAsync(HttpMethod.Post, $"{Relances.Path}/{Guid.CreateVersion7()}/again")).Body.Code().ShouldBe("reminder_not_found");
    }

    [Fact]
    public async Task A_mail_whose_process_ended_is_not_sent_twice()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        await _relances.AskAsync(place.Id);
        await directory.AskAsync<int>("with broken as (update reminders set state = 'sending', due_at = now() - interval '1 minute' where address = @Address and state = 'queued' returning 1) select count(*)::int from broken", new { place.Address });
        await _relances.SendAsync();
        var entry = (await _relances.JournalAsync(place.Address)).ShouldHaveSingleItem();
        entry.GetProperty("problem").GetString().ShouldBe("L'envoi a été interrompu : le message est peut-être parti.");
        _relances.MailsTo(place.Address).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_answered_or_taken_back_before_the_mail_left_is_not_asked()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        await _relances.AskAsync(place.Id);
        (await _relances.Member.SendAsync(HttpMethod.Delete, $"{OwnedPlace.Hub}/places/{place.Id}/links")).Status.ShouldBe(HttpStatusCode.NoContent);
        await _relances.SendAsync();
        if (_relances.MailsTo(place.Address) is [var early])
        {
            // This process's own sender was faster: the link in the mail is worth nothing.
            (await place.PostAsync("read", new { token = Relances.TokensIn(early.Text).Single() })).Body.Code().ShouldBe("link_invalid");
            return;
        }

        (await _relances.JournalAsync(place.Address)).Single().GetProperty("state").GetString().ShouldBe("cancelled");
    }

    [Fact]
    public async Task Who_wants_no_reminders_gets_none_until_they_want_them_again()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        await _relances.AskAsync(place.Id);
        await _relances.SendAsync();
        var mail = _relances.MailsTo(place.Address).Single();
        var token = mail.Unsubscribe.Query["?lien=".Length..];
        mail.Text.ShouldContain(mail.Unsubscribe.ToString());

        (await place.PostAsync("refusal", new { token })).Body.GetProperty("isWanted").GetBoolean().ShouldBeTrue();
        (await place.PostAsync("refusal", new { token, refuse = true })).Body.GetProperty("isWanted").GetBoolean().ShouldBeFalse();
        (await _relances.AskAsync(place.Id)).Body.Code().ShouldBe("address_refuses");
        await _relances.AskAsync("a-actualiser");
        await _relances.SendAsync();
        _relances.MailsTo(place.Address).Count.ShouldBe(1);
        (await place.PostAsync("read", new { token })).Body.Code().ShouldBe("link_invalid", "it is for refusing only");

        (await place.PostAsync("refusal", new { token, refuse = false })).Body.GetProperty("isWanted").GetBoolean().ShouldBeTrue();
        (await _relances.AskAsync(place.Id)).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_place_without_address_is_asked_by_its_structure_or_listed()
    {
        var source = $"reach-{Guid.CreateVersion7():n}";
        var address = $"{source}@mairie.example";
        var written = await directory.WriteAsync(
            "mednum-bfc", source,
            directory.Place("1", "Avec adresse", "21231", 47.32, 5.04) with { Pivot = "21210231300014", Courriels = [address], DateMaj = new DateOnly(2026, 11, 1) },
            directory.Place("2", "Sans adresse", "21231", 47.32, 5.04) with { Pivot = "21210231300014", DateMaj = null },
            directory.Place("3", "Injoignable", "21231", 47.32, 5.04) with { Pivot = null, StructureParente = source, DateMaj = null });

        (await _relances.AskAsync(written[1].PlaceId)).Status.ShouldBe(HttpStatusCode.Accepted);
        await _relances.SendAsync();
        var mail = directory.Mail.Sent.Single(message => message.Text.Contains("Sans adresse", StringComparison.Ordinal) && message.To == address);
        mail.Text.ShouldContain("La date de la dernière mise à jour n'est pas connue.");
        (await directory.Anonymous().SendAsync(HttpMethod.Post, "/api/directory/place-links/read", new { token = Relances.TokensIn(mail.Text).Single() })).Status.ShouldBe(HttpStatusCode.OK);

        (await _relances.AskAsync(written[2].PlaceId)).Body.Code().ShouldBe("place_unreachable");
        (await _relances.AskAsync(Guid.CreateVersion7())).Body.Code().ShouldBe("place_not_found");
        var unreachable = await _relances.Member.JsonAsync($"{Relances.Path}/unreachable?freshness=a-actualiser&pageSize=200");
        unreachable.Names().ShouldContain("Injoignable");
        unreachable.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()).ShouldNotContain(written[1].PlaceId);
        var reach = await _relances.Member.JsonAsync($"{Relances.Path}/reach");
        reach.GetProperty("levels").EnumerateArray().Select(level => level.GetProperty("level").GetString()).ShouldBe(["a-jour", "a-surveiller", "a-verifier", "a-actualiser"]);
        reach.GetProperty("levels")[3].GetProperty("unreachable").GetInt64().ShouldBe(unreachable.GetProperty("total").GetInt64());
        reach.GetProperty("missing").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_link_is_handed_out_once_and_taken_back()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        var (status, link, _) = await _relances.Member.SendAsync(HttpMethod.Post, $"{OwnedPlace.Hub}/places/{place.Id}/links");
        status.ShouldBe(HttpStatusCode.OK, link.ToString());
        var token = Relances.TokensIn(link.GetProperty("url").GetString()!).Single();
        (await place.PostAsync("read", new { token })).Status.ShouldBe(HttpStatusCode.OK);

        (await _relances.Member.SendAsync(HttpMethod.Delete, $"{OwnedPlace.Hub}/links/{Guid.CreateVersion7()}")).Body.Code().ShouldBe("link_not_found");
        (await directory.As(DirectoryFactory.BfcViewer).SendAsync(HttpMethod.Post, $"{OwnedPlace.Hub}/places/{place.Id}/links")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await _relances.Member.SendAsync(HttpMethod.Delete, $"{OwnedPlace.Hub}/links/{link.GetProperty("id").GetString()}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await place.PostAsync("read", new { token })).Body.Code().ShouldBe("link_invalid");
        (await place.ReadAsync()).Status.ShouldBe(HttpStatusCode.OK, "the other link of the place is still good");
        (await _relances.Member.SendAsync(HttpMethod.Post, $"{OwnedPlace.Hub}/places/{Guid.CreateVersion7()}/links")).Body.Code().ShouldBe("place_not_found");
    }

    [Fact]
    public async Task After_a_year_the_journal_is_deleted()
    {
        var place = await OwnedPlace.WriteAsync(directory);
        await _relances.AskAsync(place.Id);
        await directory.AskAsync<int>("with aged as (update reminders set created_at = now() - interval '1 year 1 day' where address = @Address returning 1) select count(*)::int from aged", new { place.Address });
        await directory.AskAsync<int>("with aged as (update place_links set created_at = now() - interval '1 year 1 day' where place_id = @Id returning 1) select count(*)::int from aged", new { place.Id });
        await directory.Services.GetServices<IHostedService>().OfType<HistoryRetention>().Single().RunAsync(default);
        (await _relances.JournalAsync(place.Address)).ShouldBeEmpty();
        (await directory.AskAsync<long>("select count(*) from place_links where place_id = @Id", new { place.Id })).ShouldBe(0);
    }
}
