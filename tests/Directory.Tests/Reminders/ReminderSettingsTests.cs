using System.Net;
using System.Text.Json;
using HubsPlatform.Directory.Features.Reminders;
using HubsPlatform.Directory.Tests.Links;
using HubsPlatform.OpeningHours.France;

namespace HubsPlatform.Directory.Tests.Reminders;

/// <summary>A hub decides whether corrections are published at once, and whether reminders go out by themselves.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class ReminderSettingsTests(DirectoryFactory directory)
{
    private const string Settings = $"{Relances.Path}/settings";

    private static readonly object Usual = new { corrections = "direct", automatic = false, level = "a-verifier", everyDays = 90 };

    private readonly Relances _relances = new(directory);

    [Fact]
    public async Task Moderated_corrections_wait_in_the_queue_with_what_differs()
    {
        await SetAsync(new { corrections = "moderated", automatic = false, level = "a-verifier", everyDays = 90, replyTo = "hub@hub.example" });
        var place = await OwnedPlace.WriteAsync(directory);
        var opened = await place.OpenedAsync();
        opened.GetProperty("isDirect").GetBoolean().ShouldBeFalse();
        (await place.CorrectAsync(opened, ("phone", "03 80 00 00 10"))).Body.GetProperty("answer").GetString().ShouldBe("proposed");
        (await place.CorrectAsync(opened, ("phone", "03 80 00 00 11"), ("openingHours", "Mo 09:00-12:00"))).Body.GetProperty("answer").GetString().ShouldBe("proposed");
        (await place.OpenedAsync()).GetProperty("place").GetProperty("phone").GetString().ShouldBe("+33380000009");

        var report = (await _relances.Member.JsonAsync($"{OwnedPlace.Hub}/moderation?pageSize=200")).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("placeId").GetString() == place.Id.ToString());
        report.GetProperty("kind").GetString().ShouldBe("correction");
        report.GetProperty("correction").EnumerateObject().Select(field => $"{field.Name}={field.Value}").ShouldBe(["phone=+33380000011", "openingHours=Mo 09:00-12:00"], ignoreOrder: true);
        report.GetProperty("present").EnumerateArray().Select(value => $"{value.GetProperty("field")}={value.GetProperty("value")} {value.GetProperty("hasChanged")}").ShouldBe(["phone=+33380000009 False", "openingHours= False"], ignoreOrder: true);

        var decision = $"{OwnedPlace.Hub}/moderation/{report.GetProperty("id").GetString()}/decision";
        (await _relances.Member.SendAsync(HttpMethod.Post, decision, new { decision = "reject", reason = "Non", asProposed = true })).Body.Code().ShouldBe("invalid_decision");
        var (status, decided, _) = await _relances.Member.SendAsync(HttpMethod.Post, decision, new { decision = "accept", reason = "Vu", asProposed = true });
        status.ShouldBe(HttpStatusCode.OK, decided.ToString());
        var after = await _relances.Member.JsonAsync($"{OwnedPlace.Hub}/places/{place.Id}");
        after.GetProperty("phone").GetString().ShouldBe("+33380000011");
        after.GetProperty("openingHours").GetString().ShouldBe("Mo 09:00-12:00");

        (await place.ConfirmAsync(after.GetProperty("version").GetInt64())).Body.GetProperty("answer").GetString().ShouldBe("confirmed", "that all is right needs nobody's look");
        await _relances.AskAsync(place.Id);
        await _relances.SendAsync();
        _relances.MailsTo(place.Address).Single().ReplyTo.ShouldBe("hub@hub.example");
        await SetAsync(Usual);
    }

    [Fact]
    public async Task Automatic_reminders_ask_once_and_leave_those_alone_who_answered()
    {
        var (place, answered, fresh) = (await OwnedPlace.WriteAsync(directory), await OwnedPlace.WriteAsync(directory), await OwnedPlace.WriteAsync(directory, draft => draft with { DateMaj = TimeProvider.System.InFrance() }));
        (await answered.PostAsync("close", new { token = answered.Token })).Status.ShouldBe(HttpStatusCode.OK);
        await SetAsync(new { corrections = "direct", automatic = true, level = "a-verifier", everyDays = 30 });

        await Task.WhenAll(_relances.Schedule.RunAsync(default), _relances.Schedule.RunAsync(default));
        await _relances.Schedule.RunAsync(default);
        await _relances.SendAsync();
        await SetAsync(Usual);

        (await _relances.JournalAsync(place.Address)).ShouldHaveSingleItem().GetProperty("isAutomatic").GetBoolean().ShouldBeTrue();
        _relances.MailsTo(place.Address).Count.ShouldBe(1);
        (await _relances.JournalAsync(answered.Address)).ShouldBeEmpty();
        (await _relances.JournalAsync(fresh.Address)).ShouldBeEmpty();
        (await _relances.Schedule.RunAsync(default)).ShouldBe(0, "no hub wants it now");
    }

    [Theory]
    [InlineData("""{"corrections":"x","automatic":true,"level":"a-jour","everyDays":7,"replyTo":"personne"}""", "corrections,level,everyDays,replyTo")]
    [InlineData("""{}""", "corrections,level,everyDays")]
    public async Task Settings_are_checked(string form, string fields)
    {
        var (status, problem, _) = await _relances.Admin.SendAsync(HttpMethod.Put, Settings, JsonDocument.Parse(form).RootElement);
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        string.Join(',', problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString())).ShouldBe(fields);
    }

    [Fact]
    public async Task Only_administrators_set_them_and_not_over_one_another()
    {
        (await _relances.Member.SendAsync(HttpMethod.Put, Settings, Usual)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await directory.As(DirectoryFactory.BfcViewer).SendAsync(HttpMethod.Get, Relances.Path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        await SetAsync(Usual);
        (await _relances.Admin.SendAsync(HttpMethod.Put, Settings, Usual, "\"99\"")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await _relances.Member.SendAsync(HttpMethod.Post, Relances.Path, new { freshness = "x" })).Body.Code().ShouldBe("selection_invalid");
        (await _relances.Member.SendAsync(HttpMethod.Post, Relances.Path, new { })).Body.Code().ShouldBe("selection_invalid");
        (await _relances.Member.SendAsync(HttpMethod.Get, $"{Relances.Path}?state=x")).Body.Code().ShouldBe("state_unknown");
    }

    [Theory]
    [InlineData("2026-11-20T08:30:00Z", true)] // Friday, half past nine in Paris
    [InlineData("2026-11-20T17:30:00Z", false)]
    [InlineData("2026-11-22T10:00:00Z", false)] // Sunday
    [InlineData("2026-07-17T06:00:00Z", true)] // eight in summer time
    public void By_themselves_mails_go_out_when_people_work(string now, bool isIt) => ReminderSchedule.IsWorkingHour(new Standing(DateTimeOffset.Parse(now))).ShouldBe(isIt);

    private async Task SetAsync(object form)
    {
        var (_, _, tag) = await _relances.Admin.SendAsync(HttpMethod.Get, Settings);
        var (status, body, _) = await _relances.Admin.SendAsync(HttpMethod.Put, Settings, form, tag);
        status.ShouldBe(HttpStatusCode.OK, body.ToString());
    }

    private sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
