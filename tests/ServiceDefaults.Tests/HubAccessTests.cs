using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Testing;

namespace HubsPlatform.ServiceDefaults.Tests;

[Collection(nameof(NotesService))]
public sealed class HubAccessTests(NotesService notes)
{
    [Fact]
    public async Task Without_a_token_the_answer_is_401_with_a_code()
    {
        var answer = await notes.Anonymous().GetAsync("/api/notes/hubs/aura/notes");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await CodeOf(answer)).ShouldBe("authentication_required");
    }

    [Theory]
    [InlineData("sud")]
    [InlineData("does-not-exist")]
    [InlineData("AURA")]
    [InlineData("аura")]
    public async Task Another_hub_an_unknown_one_and_a_look_alike_are_all_not_found(string hub)
    {
        var answer = await notes.As(TestUser.In("aura", "hub-admin")).GetAsync($"/api/notes/hubs/{hub}/notes");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CodeOf(answer)).ShouldBe("hub_not_found");
    }

    [Fact]
    public async Task A_member_without_any_role_finds_nothing() =>
        (await notes.As(TestUser.In("aura")).GetAsync("/api/notes/hubs/aura/notes")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_role_of_one_hub_is_none_in_another()
    {
        var both = new TestUser("both", new Dictionary<string, string[]> { ["aura"] = ["hub-admin"], ["sud"] = ["viewer"] });
        var answer = await notes.As(both).PostAsJsonAsync("/api/notes/hubs/sud/notes", new { text = "no" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await CodeOf(answer)).ShouldBe("role_required");
    }

    [Fact]
    public async Task A_denial_is_written_down_where_the_hub_sees_it()
    {
        await notes.As(TestUser.In("sud", "hub-admin")).GetAsync("/api/notes/hubs/antilles-guyane/notes");
        var trail = await notes.As(TestUser.In("antilles-guyane", "hub-admin")).GetFromJsonAsync<JsonElement>("/api/notes/hubs/antilles-guyane/audit");
        var entry = trail.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("outcome").GetString() == "denied");
        entry.GetProperty("subject").GetString().ShouldBe(TestTokens.SubjectOf("hub-admin.sud"));
        entry.GetProperty("target").GetString().ShouldBe("/api/notes/hubs/antilles-guyane/notes");
    }

    public static TheoryData<string, Action<Dictionary<string, object>>> Forgeries => new()
    {
        { "groups at the top level", claims => { claims.Remove("organization"); claims["groups"] = new[] { "/hub-admin" }; } },
        { "realm role", claims => { claims.Remove("organization"); claims["realm_access"] = Json(new { roles = new[] { "hub-admin" } }); } },
        { "organization as a list of aliases", claims => claims["organization"] = new[] { "aura" } },
        { "groups as text", claims => claims["organization"] = Json(new { aura = new { groups = "/hub-admin" } }) },
        { "a nested group", claims => claims["organization"] = Json(new { aura = new { groups = new[] { "/team/hub-admin" } } }) },
        { "a group without its slash", claims => claims["organization"] = Json(new { aura = new { groups = new[] { "hub-admin" } } }) },
        { "an attribute named roles", claims => claims["organization"] = Json(new { aura = new { roles = new[] { "hub-admin" }, groups = Array.Empty<string>() } }) },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_claim_of_an_odd_shape_grants_nothing(string what, Action<Dictionary<string, object>> change)
    {
        what.ShouldNotBeEmpty();
        var token = TestTokens.For(TestUser.In("aura", "hub-admin"), ["hubs-notes"], change);
        (await notes.With(token).GetAsync("/api/notes/hubs/aura/notes")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("ID")]
    [InlineData("Refresh")]
    public async Task Another_kind_of_token_is_no_bearer_token(string type)
    {
        var token = TestTokens.For(TestUser.In("aura", "hub-admin"), ["hubs-notes"], claims => claims["typ"] = type);
        (await notes.With(token).GetAsync("/api/notes/hubs/aura/notes")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_for_another_service_is_refused()
    {
        var token = TestTokens.For(TestUser.In("aura", "hub-admin"), ["hubs-funding"]);
        (await notes.With(token).GetAsync("/api/notes/hubs/aura/notes")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_national_addresses_exist_for_the_operator_alone()
    {
        (await notes.As(TestUser.Operator).GetAsync("/api/notes/national/count")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await notes.As(TestUser.In("national", "hub-admin")).GetAsync("/api/notes/national/count");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var organisedOperator = TestTokens.For(TestUser.In("national", "operator"), ["hubs-notes"]);
        (await notes.With(organisedOperator).GetAsync("/api/notes/national/count")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_operators_reading_of_all_hubs_is_in_each_hubs_trail()
    {
        await notes.As(TestUser.Operator).GetAsync("/api/notes/national/count");
        var trail = await notes.As(TestUser.In("hubiquite", "hub-admin")).GetFromJsonAsync<JsonElement>("/api/notes/hubs/hubiquite/audit");
        trail.GetProperty("items").EnumerateArray().ShouldContain(item => item.GetProperty("action").GetString() == "notes.counted");
    }

    [Fact]
    public async Task A_bug_answers_without_its_details()
    {
        var answer = await notes.Anonymous().GetAsync("/api/notes/bug");
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await CodeOf(answer)).ShouldBe("unexpected");
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("a bug");
    }

    [Fact]
    public async Task An_encoding_that_nobody_knows_is_the_callers_fault()
    {
        var body = new ByteArrayContent("{}"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=bogus");
        var answer = await notes.As(TestUser.In("aura", "hub-member")).PostAsync("/api/notes/hubs/aura/notes", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await CodeOf(answer)).ShouldBe("unsupported_media_type");
    }

    internal static async Task<string?> CodeOf(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

    private static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value);
}
