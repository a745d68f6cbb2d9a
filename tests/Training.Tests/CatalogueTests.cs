using System.Net;
using System.Net.Http.Json;
using HubsPlatform.Testing;

namespace HubsPlatform.Training.Tests;

[Collection(nameof(TrainingService))]
public sealed class CatalogueTests(TrainingService training) : CatalogueRules<Program>(training)
{
    [Theory]
    [InlineData("POST", "paths", "viewer")]
    [InlineData("POST", "paths", "mediator")]
    [InlineData("PUT", "paths/{id}", "mediator")]
    [InlineData("POST", "sessions", "mediator")]
    [InlineData("PUT", "sessions/{id}", "viewer")]
    [InlineData("GET", "sessions/{id}/enrolments", "viewer")]
    [InlineData("GET", "sessions/{id}/enrolments/{id}", "jury")]
    [InlineData("POST", "sessions/{id}/enrolments", "viewer")]
    [InlineData("DELETE", "sessions/{id}/enrolments/{id}", "viewer")]
    [InlineData("POST", "completions", "mediator")]
    public async Task A_member_without_the_role_is_told_so(string method, string path, string role)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/training/hubs/aura/{path.Replace("{id}", Guid.NewGuid().ToString())}");
        request.Content = method is "POST" or "PUT" ? JsonContent.Create(new { }) : null;
        var answer = await training.As(TestUser.In("aura", role)).SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await TrainingService.CodeOf(answer)).ShouldBe("role_required");
    }

    /// <summary>Ids of one hub mean nothing in another, for someone who belongs to both.</summary>
    [Fact]
    public async Task An_id_of_another_hub_is_not_found()
    {
        var session = await training.PlanAsync(5);
        var enrolment = await TrainingService.CreatedAsync(await training.EnrolAsync(session));
        var staff = training.Staff("aura");
        foreach (var path in new[] { $"sessions/{session}", $"sessions/{session}/enrolments", $"sessions/{session}/enrolments/{enrolment}" })
        {
            (await staff.GetAsync($"/api/training/hubs/aura/{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await staff.PostAsJsonAsync($"/api/training/hubs/aura/sessions/{session}/enrolments", new { structureId = training.Structure, participant = "X" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await staff.DeleteAsync($"/api/training/hubs/aura/sessions/{session}/enrolments/{enrolment}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await staff.PostAsJsonAsync("/api/training/hubs/aura/completions", new { enrolmentId = enrolment })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_cursor_of_one_hub_is_none_for_another()
    {
        await training.PlanAsync(1);
        await training.PlanAsync(1);
        var first = await training.Staff().GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/training/hubs/{TrainingService.Hub}/sessions?pageSize=1");
        var cursor = first.GetProperty("next").GetString();
        cursor.ShouldNotBeNull();
        var answer = await training.Staff("aura").GetAsync($"/api/training/hubs/aura/sessions?cursor={cursor}");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await TrainingService.CodeOf(answer)).ShouldBe("cursor_not_found");
    }
}
