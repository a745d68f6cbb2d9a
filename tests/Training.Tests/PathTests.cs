using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Testing;

namespace HubsPlatform.Training.Tests;

[Collection(nameof(TrainingService))]
public sealed class PathTests(TrainingService training)
{
    private const string Paths = $"/api/training/hubs/{TrainingService.Hub}/paths";

    private static object Body(string name = "Premiers pas", int hours = 14) => new { name, description = "Posture et cadre", hours, competences = new[] { "Accueillir", "Orienter" } };

    [Fact]
    public async Task A_path_is_created_read_and_changed_by_who_read_it_last()
    {
        var staff = training.Staff();
        var created = await staff.PostAsJsonAsync(Paths, Body());
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var read = await staff.GetAsync(created.Headers.Location);
        var etag = read.Headers.ETag!;
        etag.ShouldBe(created.Headers.ETag);

        (await PutAsync(null)).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        var changed = await PutAsync(etag);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.Headers.ETag.ShouldNotBe(etag);
        (await PutAsync(etag)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await staff.GetFromJsonAsync<JsonElement>(created.Headers.Location)).GetProperty("hours").GetInt32().ShouldBe(21);

        async Task<HttpResponseMessage> PutAsync(EntityTagHeaderValue? ifMatch)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, created.Headers.Location) { Content = JsonContent.Create(Body(hours: 21)) };
            if (ifMatch is not null)
            {
                request.Headers.IfMatch.Add(ifMatch);
            }

            return await staff.SendAsync(request);
        }
    }

    public static TheoryData<object, string> Invalid => new()
    {
        { new { name = "", hours = 1 }, "name" },
        { new { name = new string('x', 201), hours = 1 }, "name" },
        { new { name = "x", hours = 0 }, "hours" },
        { new { name = "x" }, "hours" },
        { new { name = "x", hours = 1, competences = new[] { "" } }, "competences" },
        { new { name = "x", hours = 1, competences = new string?[] { null } }, "competences" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task A_wrong_field_is_named(object body, string field)
    {
        var answer = await training.Staff().PostAsJsonAsync(Paths, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray().ShouldContain(error => error.GetProperty("field").GetString() == field);
    }

    [Fact]
    public async Task A_text_that_cannot_be_stored_is_a_bad_request()
    {
        var answer = await training.Staff().PostAsJsonAsync(Paths, Body(name: "nul \0 inside"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await TrainingService.CodeOf(answer)).ShouldBe("invalid_text");
    }

    [Fact]
    public async Task A_repeated_key_creates_once()
    {
        var staff = training.Staff();
        staff.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await TrainingService.CreatedAsync(await staff.PostAsJsonAsync(Paths, Body()));
        var second = await TrainingService.CreatedAsync(await staff.PostAsJsonAsync(Paths, Body()));
        second.ShouldBe(first);
    }

    [Fact]
    public async Task A_declared_hub_has_the_demonstration_once()
    {
        await training.Broker.DeliverAsync(
            Enumerable.Range(1, 3).Select(version => new Contracts.HubDeclared
            {
                Hub = "hubert",
                Actor = "test",
                OccurredAt = DateTimeOffset.UnixEpoch,
                Name = "HubeRT",
                Departements = [],
                Epcis = [],
                Missions = [],
                Consortium = [],
                Version = version,
            }),
            times: 3);
        var viewer = training.As(TestUser.In("hubert", "viewer"));
        await Eventually.BecomesAsync(async () => (await viewer.GetFromJsonAsync<JsonElement>("/api/training/hubs/hubert/paths")).GetProperty("total").GetInt64(), 3);
        var sessions = await viewer.GetFromJsonAsync<JsonElement>("/api/training/hubs/hubert/sessions");
        sessions.GetProperty("total").GetInt64().ShouldBe(4);
        sessions.GetProperty("items").EnumerateArray().ShouldAllBe(session => session.GetProperty("halfDays").GetArrayLength() >= 2);
    }
}
