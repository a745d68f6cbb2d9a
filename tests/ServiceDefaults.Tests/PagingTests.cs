using System.Net;
using System.Net.Http.Json;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.Testing;

namespace HubsPlatform.ServiceDefaults.Tests;

[Collection(nameof(NotesService))]
public sealed class PagingTests(NotesService notes)
{
    [Fact]
    public async Task Pages_together_are_the_list()
    {
        var client = notes.As(TestUser.In("ile-de-france", "hub-member"));
        for (var note = 0; note < 7; note++)
        {
            await client.PostAsJsonAsync("/api/notes/hubs/ile-de-france/notes", new { text = $"{note}" });
        }

        var read = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = (await client.GetFromJsonAsync<Page<NotesService.Note>>($"/api/notes/hubs/ile-de-france/notes?pageSize=3&cursor={cursor}"))!;
            page.Total.ShouldBe(7);
            read.AddRange(page.Items.Select(note => note.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        read.Distinct().Count().ShouldBe(7);
    }

    [Fact]
    public async Task A_cursor_of_another_hub_is_not_found()
    {
        var foreign = Cursor.Encode("sud/notes", Guid.NewGuid());
        var answer = await notes.As(TestUser.In("aura", "viewer")).GetAsync($"/api/notes/hubs/aura/notes?cursor={foreign}");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await HubAccessTests.CodeOf(answer)).ShouldBe("cursor_not_found");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("201")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("NaN")]
    public async Task A_page_size_out_of_range_is_400(string size)
    {
        var answer = await notes.As(TestUser.In("aura", "viewer")).GetAsync($"/api/notes/hubs/aura/notes?pageSize={size}");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await HubAccessTests.CodeOf(answer)).ShouldBe("malformed_request");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("bm8=")]
    [InlineData("{}")]
    [InlineData("e30")]
    public void Broken_text_is_no_cursor(string text) => Cursor.TryDecode<Guid>("a", text, out _).ShouldBeFalse();
}
