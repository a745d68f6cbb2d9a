using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace HubsPlatform.Training.Tests;

[Collection(nameof(TrainingService))]
public sealed class SessionTests(TrainingService training)
{
    private const string Sessions = $"/api/training/hubs/{TrainingService.Hub}/sessions";

    private static object Body(Guid? pathId, int capacity = 5, bool remote = false, string? place = "Dijon", string[]? days = null) => new
    {
        pathId,
        capacity,
        remote,
        place,
        halfDays = (days ?? ["2027-03-01"]).Select(day => new { day, part = "morning" }),
    };

    private async Task<HttpResponseMessage> ChangeAsync(Guid session, object body, string? etag = null)
    {
        var staff = training.Staff();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Sessions}/{session}") { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(etag is null ? (await staff.GetAsync($"{Sessions}/{session}")).Headers.ETag! : EntityTagHeaderValue.Parse(etag));
        return await staff.SendAsync(request);
    }

    [Fact]
    public async Task Seats_that_are_added_go_to_who_waits_longest()
    {
        var session = await training.PlanAsync(1);
        var ids = new List<Guid>();
        for (var number = 0; number < 4; number++)
        {
            ids.Add(await TrainingService.CreatedAsync(await training.EnrolAsync(session)));
        }

        (await ChangeAsync(session, Body(null, capacity: 3))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var enrolments = await training.EnrolmentsAsync(session);
        enrolments.Select(enrolment => enrolment.GetProperty("id").GetGuid()).ShouldBe(ids);
        enrolments.Select(enrolment => enrolment.GetProperty("state").GetString()).ShouldBe(["enrolled", "enrolled", "enrolled", "waiting"]);
        enrolments[3].GetProperty("waitingPosition").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Seats_that_are_taken_cannot_be_removed()
    {
        var session = await training.PlanAsync(3);
        await training.EnrolAsync(session);
        await training.EnrolAsync(session);
        var refused = await ChangeAsync(session, Body(null, capacity: 1));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await TrainingService.CodeOf(refused)).ShouldBe("capacity_below_enrolled");
        (await training.SessionAsync(session)).GetProperty("capacity").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task An_enrolment_changes_the_tag_so_that_nobody_edits_what_they_did_not_see()
    {
        var session = await training.PlanAsync(3);
        var etag = (await training.Staff().GetAsync($"{Sessions}/{session}")).Headers.ETag!.ToString();
        await training.EnrolAsync(session);
        (await ChangeAsync(session, Body(null), etag)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_session_keeps_its_path()
    {
        var refused = await ChangeAsync(await training.PlanAsync(3), Body(Guid.NewGuid()));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await TrainingService.CodeOf(refused)).ShouldBe("path_fixed");
    }

    [Fact]
    public async Task A_half_day_has_a_name_and_no_number()
    {
        var answer = await training.Staff().PostAsJsonAsync(Sessions, new
        {
            pathId = Guid.Empty,
            capacity = 5,
            remote = true,
            halfDays = new object[] { new { day = "2027-03-01", part = "afternoon" }, new { day = "2027-03-01", part = 7 } },
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await TrainingService.CodeOf(answer)).ShouldBe("malformed_request");
    }

    public static TheoryData<object, string> Invalid => new()
    {
        { Body(null), "pathId" },
        { Body(Guid.Empty), "pathId" },
        { Body(Guid.Empty, capacity: 0), "capacity" },
        { Body(Guid.Empty, remote: true), "place" },
        { Body(Guid.Empty, place: null), "place" },
        { Body(Guid.Empty, days: []), "halfDays" },
        { Body(Guid.Empty, days: ["2027-03-01", "2027-03-01"]), "halfDays" },
        { Body(Guid.Empty, days: ["0001-01-01"]), "halfDays" },
        { new { }, "remote" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task A_wrong_field_is_named(object body, string field)
    {
        var answer = await training.Staff().PostAsJsonAsync(Sessions, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray().ShouldContain(error => error.GetProperty("field").GetString() == field);
    }
}
