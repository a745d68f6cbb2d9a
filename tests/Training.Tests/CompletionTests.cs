using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using HubsPlatform.Testing;
using HubsPlatform.Training.Sessions;

namespace HubsPlatform.Training.Tests;

[Collection(nameof(TrainingService))]
public sealed class CompletionTests(TrainingService training)
{
    private const string Completions = $"/api/training/hubs/{TrainingService.Hub}/completions";

    private Task<HttpResponseMessage> CompleteAsync(Guid enrolmentId, object? attended = null) =>
        training.Staff().PostAsJsonAsync(Completions, new { enrolmentId, attended });

    [Fact]
    public async Task An_attended_training_is_told_once_with_its_hours()
    {
        var session = await training.PlanAsync(capacity: 2, inDays: 0);
        var enrolment = await TrainingService.CreatedAsync(await training.EnrolAsync(session));
        // Attendance may be marked twice at the same moment, by two people with the same sheet.
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => CompleteAsync(enrolment)));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(4);

        await Eventually.BecomesAsync(() => Task.FromResult(training.Completed.Count(completed => completed.EnrolmentId == enrolment)), 1);
        var told = training.Completed.Single(completed => completed.EnrolmentId == enrolment);
        told.Hub.ShouldBe(TrainingService.Hub);
        told.SessionId.ShouldBe(session);
        told.StructureId.ShouldBe(training.Structure);
        told.Hours.ShouldBe(14);
        told.CompletedOn.ShouldBe(training.Today);

        var list = await training.As(TestUser.In(TrainingService.Hub, "viewer")).GetFromJsonAsync<JsonElement>($"{Completions}?pageSize=200");
        list.GetProperty("items").EnumerateArray().ShouldContain(item => item.GetProperty("enrolmentId").GetGuid() == enrolment && item.GetProperty("hours").GetInt32() == 14);
    }

    [Fact]
    public async Task Half_of_the_half_days_is_half_of_the_hours()
    {
        var session = await training.PlanAsync(capacity: 1, inDays: -1, days: 2);
        var enrolment = await TrainingService.CreatedAsync(await training.EnrolAsync(session));
        var answer = await CompleteAsync(enrolment, new[] { new { day = training.Today, part = "morning" }, new { day = training.Today, part = "afternoon" } });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hours").GetInt32().ShouldBe(7);
    }

    [Fact]
    public void Hours_are_never_more_than_the_path_has_and_never_none() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(1, 1000).SelectMany(hours => Gen.Choose(1, 200).SelectMany(planned => Gen.Choose(1, planned).Select(attended => (hours, attended, planned)))).ToArbitrary(),
            path => Hours.Followed(path.hours, path.attended, path.planned) is var followed
                && followed >= 1 && followed <= path.hours && (path.attended < path.planned || followed == path.hours)));

    [Fact]
    public async Task Who_waits_or_cancelled_has_not_attended()
    {
        var session = await training.PlanAsync(capacity: 1, inDays: 0);
        var first = await TrainingService.CreatedAsync(await training.EnrolAsync(session));
        var waiting = await TrainingService.CreatedAsync(await training.EnrolAsync(session));
        (await TrainingService.CodeOf(await CompleteAsync(waiting))).ShouldBe("not_enrolled");

        (await CompleteAsync(first)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var cancel = await training.Staff().DeleteAsync($"/api/training/hubs/{TrainingService.Hub}/sessions/{session}/enrolments/{first}");
        cancel.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await TrainingService.CodeOf(cancel)).ShouldBe("enrolment_completed");
        (await TrainingService.CodeOf(await CompleteAsync(waiting))).ShouldBe("not_enrolled");
    }

    [Fact]
    public async Task What_was_not_held_cannot_be_attended()
    {
        var enrolment = await TrainingService.CreatedAsync(await training.EnrolAsync(await training.PlanAsync(capacity: 1, inDays: 5)));
        (await TrainingService.CodeOf(await CompleteAsync(enrolment))).ShouldBe("session_not_held");
    }

    [Fact]
    public async Task Attendance_is_of_half_days_of_the_session()
    {
        var enrolment = await TrainingService.CreatedAsync(await training.EnrolAsync(await training.PlanAsync(capacity: 1, inDays: 0)));
        (await CompleteAsync(enrolment, Array.Empty<object>())).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CompleteAsync(enrolment, new[] { new { day = training.Today.AddDays(1), part = "morning" } })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task An_unknown_enrolment_is_not_found()
    {
        (await TrainingService.CodeOf(await CompleteAsync(Guid.NewGuid()))).ShouldBe("enrolment_not_found");
        var nothing = await training.Staff().PostAsJsonAsync(Completions, new { });
        nothing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
