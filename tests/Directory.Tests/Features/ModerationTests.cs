using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubsPlatform.Directory.History;
using HubsPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>The public reports errors, the hub decides.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class ModerationTests(DirectoryFactory directory)
{
    private const string Hub = "/api/directory/hubs/mednum-bfc";

    private HttpClient Member => directory.As(DirectoryFactory.Bfc);

    [Fact]
    public async Task A_reported_error_is_accepted_with_a_correction_that_the_history_names()
    {
        var place = await PlaceAsync();
        (await ReportAsync(place, new { kind = "horaires", text = "Fermé le lundi." })).Status.ShouldBe(HttpStatusCode.Accepted);
        var report = await OpenAsync(place);
        report.GetProperty("text").GetString().ShouldBe("Fermé le lundi.");

        var (status, decided, _) = await DecideAsync(report, new { decision = "accept", reason = "Confirmé par téléphone", correction = new { openingHours = "Tu-Fr 09:00-12:00", emails = new[] { "accueil@lieu.example" } } });
        status.ShouldBe(HttpStatusCode.OK, decided.ToString());
        decided.GetProperty("status").GetString().ShouldBe("accepted");
        var after = await Member.JsonAsync($"{Hub}/places/{place}");
        after.GetProperty("openingHours").GetString().ShouldBe("Tu-Fr 09:00-12:00");
        after.GetProperty("phone").GetString().ShouldBe("+33380000009");
        after.GetProperty("updatedOn").GetString().ShouldNotBe("2026-10-01");

        var change = (await Member.JsonAsync($"{Hub}/places/{place}/history")).GetProperty("items")[0];
        change.GetProperty("origin").GetString().ShouldBe("report");
        change.GetProperty("by").GetProperty("name").GetString().ShouldBe(DirectoryFactory.Bfc.Name);
        change.GetProperty("reference").GetString().ShouldBe(report.GetProperty("id").GetString());
        (await DecideAsync(report, new { decision = "reject", reason = "Trop tard" })).Body.Code().ShouldBe("report_decided");
        (await directory.AskAsync<string>("select string_agg(action, ',' order by id) from platform.audit_entries where target = @target", new { target = $"moderation/{report.GetProperty("id").GetString()}" }))
            .ShouldBe("place.reported,report.accepted");
    }

    [Fact]
    public async Task A_place_that_no_longer_exists_is_withdrawn_by_the_decision()
    {
        var place = await PlaceAsync();
        await ReportAsync(place, new { kind = "n-existe-plus" });
        (await DecideAsync(await OpenAsync(place), new { decision = "accept", reason = "Fermé", withdraw = true })).Status.ShouldBe(HttpStatusCode.OK);
        (await directory.Anonymous().SendAsync(HttpMethod.Get, $"/api/directory/places/{place}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Member.JsonAsync($"{Hub}/moderation?status=accepted")).GetProperty("items").EnumerateArray().ShouldContain(item => item.GetProperty("placeId").GetString() == place.ToString());
    }

    [Fact]
    public async Task A_rejected_report_changes_nothing_and_keeps_the_reason()
    {
        var place = await PlaceAsync();
        await ReportAsync(place, new { kind = "autre", text = "Je n'aime pas." });
        var report = await OpenAsync(place);
        (await DecideAsync(report, new { decision = "reject", reason = "" })).Body.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("reason");
        (await DecideAsync(report, new { decision = "reject", reason = "Avis", withdraw = true })).Body.Code().ShouldBe("invalid_decision");
        (await DecideAsync(report, new { decision = "reject", reason = "Avis" })).Body.GetProperty("reason").GetString().ShouldBe("Avis");
        (await Member.JsonAsync($"{Hub}/places/{place}")).GetProperty("version").GetInt64().ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"couleur":"bleu"}""", "couleur")]
    [InlineData("""{"phone":"12"}""", "phone")]
    [InlineData("""{"services":"danse"}""", "services")]
    [InlineData("""[]""", "correction")]
    public async Task A_correction_is_checked_like_a_form(string correction, string field)
    {
        var place = await PlaceAsync();
        await ReportAsync(place, new { kind = "contacts" });
        var (status, problem, _) = await DecideAsync(await OpenAsync(place), new { decision = "accept", reason = "Oui", correction = JsonDocument.Parse(correction).RootElement });
        status.ShouldBe(HttpStatusCode.UnprocessableEntity, problem.ToString());
        problem.GetProperty("errors").EnumerateArray().ShouldContain(error => error.GetProperty("field").GetString() == field, problem.ToString());
        (await OpenAsync(place)).GetProperty("status").GetString().ShouldBe("open");
    }

    [Fact]
    public async Task What_the_public_sends_is_checked_limited_and_a_trap_catches_programs()
    {
        var place = await PlaceAsync();
        var (status, problem, _) = await ReportAsync(place, new { kind = "couleur", text = new string('x', 2001) });
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()).ShouldBe(["kind", "text"]);
        (await ReportAsync(place, new { kind = "autre", text = " " })).Body.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("text_missing");
        (await ReportAsync(Guid.NewGuid(), new { kind = "public" })).Body.Code().ShouldBe("place_not_found");

        (await ReportAsync(place, new { kind = "public", website = "https://spam.example" })).Status.ShouldBe(HttpStatusCode.Accepted);
        (await directory.AskAsync<long>("select count(*) from place_reports where place_id = @place", new { place })).ShouldBe(0);
        for (var sent = 0; sent < 10; sent++)
        {
            (await ReportAsync(place, new { kind = "public" })).Status.ShouldBe(HttpStatusCode.Accepted);
        }

        (await ReportAsync(place, new { kind = "public" })).Body.Code().ShouldBe("too_many_reports");
    }

    [Fact]
    public async Task Readers_see_the_queue_and_decide_nothing_and_other_hubs_see_nothing()
    {
        var place = await PlaceAsync();
        await ReportAsync(place, new { kind = "labels" });
        var report = await OpenAsync(place);
        var id = report.GetProperty("id").GetString();
        var decision = new { decision = "reject", reason = "Non" };

        (await directory.As(DirectoryFactory.BfcViewer).SendAsync(HttpMethod.Post, $"{Hub}/moderation/{id}/decision", decision)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var elsewhere = directory.As(TestUser.In("sud", "hub-admin"));
        (await elsewhere.SendAsync(HttpMethod.Post, $"/api/directory/hubs/sud/moderation/{id}/decision", decision)).Body.Code().ShouldBe("report_not_found");
        (await elsewhere.JsonAsync("/api/directory/hubs/sud/moderation")).GetProperty("items").EnumerateArray().ShouldNotContain(item => item.GetProperty("id").GetString() == id);
        (await Member.SendAsync(HttpMethod.Get, $"{Hub}/moderation?status=x")).Body.Code().ShouldBe("status_unknown");
        (await Member.SendAsync(HttpMethod.Post, $"{Hub}/moderation/{id}/decision", decision, "\"7\"")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task An_open_report_says_what_the_place_says_now_and_whether_that_has_changed_since()
    {
        var place = await PlaceAsync();
        await ReportAsync(place, new { kind = "contacts" });
        var present = (await OpenAsync(place)).GetProperty("present");
        present.EnumerateArray().Select(value => value.GetProperty("field").GetString()).ShouldBe(["phone", "emails", "websites"]);
        present[0].GetProperty("value").GetString().ShouldBe("+33380000009");
        present.EnumerateArray().ShouldAllBe(value => !value.GetProperty("hasChanged").GetBoolean());

        var known = await Member.JsonAsync($"{Hub}/places/{place}");
        var form = JsonNode.Parse(known.GetRawText())!.AsObject();
        form["phone"] = "03 80 00 00 10";
        (await Member.SendAsync(HttpMethod.Put, $"{Hub}/places/{place}", form, "\"1\"")).Status.ShouldBe(HttpStatusCode.OK);

        present = (await OpenAsync(place)).GetProperty("present");
        present[0].GetProperty("value").GetString().ShouldBe("+33380000010");
        present.EnumerateArray().Select(value => value.GetProperty("hasChanged").GetBoolean()).ShouldBe([true, false, false]);

        // From before it was written down: not known is not said to be the same.
        await directory.AskAsync<int>("with old as (update place_reports set seen = null where place_id = @place returning 1) select count(*)::int from old", new { place });
        (await OpenAsync(place)).GetProperty("present")[0].GetProperty("hasChanged").ValueKind.ShouldBe(JsonValueKind.Null);

        var gone = await OpenAsync(place);
        (await Member.SendAsync(HttpMethod.Delete, $"{Hub}/places/{place}", null, "\"2\"")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await OpenAsync(place)).GetProperty("present").ValueKind.ShouldBe(JsonValueKind.Null);
        (await DecideAsync(gone, new { decision = "reject", reason = "Retiré" })).Body.GetProperty("present").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task After_a_year_a_report_is_deleted()
    {
        var place = await PlaceAsync();
        await ReportAsync(place, new { kind = "labels", text = "Appelez-moi" });
        await directory.AskAsync<int>("with aged as (update place_reports set reported_at = now() - interval '1 year 1 day' where place_id = @place returning 1) select count(*)::int from aged", new { place });
        await directory.Services.GetServices<IHostedService>().OfType<HistoryRetention>().Single().RunAsync(default);
        (await directory.AskAsync<long>("select count(*) from place_reports where place_id = @place", new { place })).ShouldBe(0);
    }

    private async Task<Guid> PlaceAsync() =>
        (await directory.WriteAsync("mednum-bfc", $"moderation-{Guid.NewGuid():n}", directory.Place("1", "Maison signalée", "21231", 47.32, 5.04) with { Telephone = "+33380000009" }))[0].PlaceId;

    private Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> ReportAsync(Guid place, object report) =>
        directory.Anonymous().SendAsync(HttpMethod.Post, $"/api/directory/places/{place}/reports", report);

    private async Task<JsonElement> OpenAsync(Guid place) =>
        (await Member.JsonAsync($"{Hub}/moderation?pageSize=200")).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("placeId").GetString() == place.ToString());

    private Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> DecideAsync(JsonElement report, object decision) =>
        Member.SendAsync(HttpMethod.Post, $"{Hub}/moderation/{report.GetProperty("id").GetString()}/decision", decision);
}
