using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using FsCheck;
using FsCheck.Fluent;
using HubsPlatform.Testing;
using HubsPlatform.Training.Retention;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubsPlatform.Training.Tests;

[Collection(nameof(TrainingService))]
public sealed class EnrolmentTests(TrainingService training)
{
    private const string Sessions = $"/api/training/hubs/{TrainingService.Hub}/sessions";

    private static string StateOf(JsonElement enrolment) => enrolment.GetProperty("state").GetString()!;

    [Fact]
    public async Task Many_who_enrol_at_once_never_overbook_and_all_others_wait_in_order()
    {
        var session = await training.PlanAsync(capacity: 7);
        var answers = await Task.WhenAll(Enumerable.Range(0, 80).Select(_ => training.EnrolAsync(session)));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created);

        var enrolments = await training.EnrolmentsAsync(session);
        enrolments.Select(enrolment => enrolment.GetProperty("rank").GetInt32()).ShouldBe(Enumerable.Range(1, 80));
        enrolments.Take(7).ShouldAllBe(enrolment => StateOf(enrolment) == "enrolled");
        enrolments.Skip(7).ShouldAllBe(enrolment => StateOf(enrolment) == "waiting");
        enrolments.Skip(7).Select(enrolment => enrolment.GetProperty("waitingPosition").GetInt64()).ShouldBe(Enumerable.Range(1, 73).Select(position => (long)position));
        (await training.SessionAsync(session)).GetProperty("seatsTaken").GetInt32().ShouldBe(7);
    }

    [Fact]
    public async Task Each_cancellation_gives_the_seat_to_who_waits_longest_also_when_many_cancel_at_once()
    {
        var session = await training.PlanAsync(capacity: 5);
        for (var number = 0; number < 12; number++)
        {
            await training.EnrolAsync(session);
        }

        var before = await training.EnrolmentsAsync(session);
        var answers = await Task.WhenAll(before.Take(4).Select(enrolment => training.Staff().DeleteAsync($"{Sessions}/{session}/enrolments/{enrolment.GetProperty("id").GetGuid()}")));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);

        (await training.EnrolmentsAsync(session)).Select(StateOf).ShouldBe(
        [
            .. Enumerable.Repeat("cancelled", 4), .. Enumerable.Repeat("enrolled", 5), .. Enumerable.Repeat("waiting", 3),
        ]);
    }

    /// <summary>Enrolments, cancellations and changes of capacity at the same moment, in any mixture.</summary>
    [Fact]
    public void Whatever_happens_at_once_no_seat_is_given_twice_and_none_stays_free_while_someone_waits() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(12),
            Prop.ForAll(Gen.Choose(0, 9).ListOf(24).ToArbitrary(), steps => HoldsAsync([.. steps]).GetAwaiter().GetResult()));

    private async Task<bool> HoldsAsync(int[] steps)
    {
        var session = await training.PlanAsync(capacity: 4);
        for (var number = 0; number < 8; number++)
        {
            await training.EnrolAsync(session);
        }

        var ids = (await training.EnrolmentsAsync(session)).Select(enrolment => enrolment.GetProperty("id").GetGuid()).ToArray();
        var answers = await Task.WhenAll(steps.Select(step => step switch
        {
            < 4 => training.EnrolAsync(session),
            < 9 => training.Staff().DeleteAsync($"{Sessions}/{session}/enrolments/{ids[step - 4]}"),
            _ => GrowAsync(session),
        }));

        await using var owner = await training.Database.OpenAsOwnerAsync();
        var (taken, capacity, held, waiting) = await owner.QuerySingleAsync<(int, int, int, int)>(
            """
            select seats_taken, capacity, (select count(*) from enrolments where session_id = @session and state = 'enrolled')::int, (select count(*) from enrolments where session_id = @session and state = 'waiting')::int
            from sessions where id = @session
            """,
            new { session });
        return answers.All(answer => (int)answer.StatusCode < 500) && taken == held && held <= capacity && (waiting == 0 || held == capacity);
    }

    private async Task<HttpResponseMessage> GrowAsync(Guid session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Sessions}/{session}");
        request.Content = JsonContent.Create(new { capacity = 6, remote = true, halfDays = new[] { new { day = training.Today.AddDays(10), part = "morning" } } });
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await training.Staff().SendAsync(request);
    }

    [Fact]
    public async Task A_mediator_is_enrolled_once_until_they_cancel()
    {
        var session = await training.PlanAsync(capacity: 3);
        var mediator = Guid.CreateVersion7();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => training.EnrolAsync(session, mediator: mediator)));
        var created = answers.Single(answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Except([created]))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await TrainingService.CodeOf(refused)).ShouldBe("already_enrolled");
        }

        await training.Staff().DeleteAsync(created.Headers.Location);
        (await training.EnrolAsync(session, mediator: mediator)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_mediator_sees_and_cancels_what_they_enrolled_and_nothing_else()
    {
        var session = await training.PlanAsync(capacity: 5);
        var theirs = training.As(TestUser.In(TrainingService.Hub, "mediator"));
        var own = await training.EnrolAsync(session, theirs);
        var others = await training.EnrolAsync(session);

        var list = await theirs.GetFromJsonAsync<JsonElement>($"{Sessions}/{session}/enrolments");
        list.GetProperty("total").GetInt64().ShouldBe(1);
        (await theirs.GetAsync(own.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await theirs.GetAsync(others.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await theirs.DeleteAsync(others.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await theirs.DeleteAsync(own.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"participant":"Sans structure"}""")]
    [InlineData("""{"structureId":"00000000-0000-0000-0000-000000000001"}""")]
    [InlineData("""{"structureId":"00000000-0000-0000-0000-000000000001","participant":" "}""")]
    [InlineData("""{"structureId":"00000000-0000-0000-0000-000000000001","participant":"Deux fois","mediatorId":"00000000-0000-0000-0000-000000000001"}""")]
    public async Task Who_comes_is_told_once(string body)
    {
        var session = await training.PlanAsync(capacity: 1);
        var answer = await training.Staff().PostAsync($"{Sessions}/{session}/enrolments", new StringContent(body, null, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_session_that_is_over_takes_nobody()
    {
        var answer = await training.EnrolAsync(await training.PlanAsync(capacity: 3, inDays: -3));
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await TrainingService.CodeOf(answer)).ShouldBe("session_over");
    }

    [Fact]
    public async Task A_name_is_forgotten_on_cancellation_and_two_years_after_the_session()
    {
        // The hub must be declared for the clean-up to know it.
        await training.Broker.DeliverAsync(new Contracts.HubDeclared
        {
            Hub = TrainingService.Hub,
            Actor = "test",
            OccurredAt = DateTimeOffset.UnixEpoch,
            Name = "Hub",
            Departements = [],
            Epcis = [],
            Missions = [],
            Consortium = [],
            Version = 1,
        });
        await Eventually.BecomesAsync(() => training.Hubs.QuerySingleOrDefaultAsync<long>("select count(*) from open.hubs where hub = 'mednum-bfc'"), 1);
        var session = await training.PlanAsync(capacity: 3);
        var cancelled = await NameAsync("Annulée Personne");
        await training.Staff().DeleteAsync(cancelled.Headers.Location);
        var kept = await NameAsync("Présente Personne");
        (await ParticipantAsync(cancelled)).ShouldBeNull();

        await ForgetAsync(TimeSpan.FromDays(700));
        (await ParticipantAsync(kept)).ShouldBe("Présente Personne");
        await ForgetAsync(TimeSpan.FromDays(2 * 366 + 11));
        (await ParticipantAsync(kept)).ShouldBeNull();

        Task<HttpResponseMessage> NameAsync(string participant) =>
            training.Staff().PostAsJsonAsync($"{Sessions}/{session}/enrolments", new { structureId = training.Structure, participant });

        async Task<string?> ParticipantAsync(HttpResponseMessage created) =>
            (await training.Staff().GetFromJsonAsync<JsonElement>(created.Headers.Location)).GetProperty("participant").GetString();

        Task ForgetAsync(TimeSpan later) =>
            new ForgetParticipants(training.Hubs, new TestClock { Ahead = later }, NullLogger<ForgetParticipants>.Instance).RunAsync(default);
    }
}
