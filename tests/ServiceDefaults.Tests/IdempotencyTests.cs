using System.Net;
using System.Net.Http.Json;
using HubsPlatform.Testing;

namespace HubsPlatform.ServiceDefaults.Tests;

[Collection(nameof(NotesService))]
public sealed class IdempotencyTests(NotesService notes)
{
    private async Task<HttpResponseMessage> WriteAsync(string text, string key, string hub = "aura")
    {
        var client = notes.As(TestUser.In(hub, "hub-member"));
        client.DefaultRequestHeaders.Add("Idempotency-Key", key);
        return await client.PostAsJsonAsync($"/api/notes/hubs/{hub}/notes", new { text });
    }

    [Fact]
    public async Task The_same_key_gives_the_first_answer_again()
    {
        var key = Guid.NewGuid().ToString();
        var first = await WriteAsync("once", key);
        var second = await WriteAsync("once", key);
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
    }

    [Fact]
    public async Task Many_at_once_create_one()
    {
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => WriteAsync($"race {key}", key)));
        answers.Select(answer => answer.StatusCode).ShouldAllBe(status => status == HttpStatusCode.Created || status == HttpStatusCode.Conflict);
        (await notes.Hubs.QuerySingleOrDefaultAsync<long>(new("aura"), "select count(*) from notes where text = @text", new { text = $"race {key}" })).ShouldBe(1);
    }

    [Fact]
    public async Task Another_body_under_the_key_is_refused()
    {
        var key = Guid.NewGuid().ToString();
        await WriteAsync("one", key);
        var answer = await WriteAsync("two", key);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await HubAccessTests.CodeOf(answer)).ShouldBe("idempotency_key_reused");
    }

    [Fact]
    public async Task A_key_of_another_hub_is_another_key()
    {
        var key = Guid.NewGuid().ToString();
        await WriteAsync("here", key);
        var answer = await WriteAsync("there", key, "sud");
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
    }
}
