using System.Net;
using HubsPlatform.Gateway.Tests.Support;

namespace HubsPlatform.Gateway.Tests.Protection;

public sealed class CrossSiteGuardTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private string Ours => fixture.Gateway.Address.GetLeftPart(UriPartial.Authority);

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_call_with_a_session_that_changes_something_needs_the_header(string method)
    {
        using var without = await SendAsync(method, "/api/directory/hubs/aura/places", ("Cookie", "hubs=anything"));
        using var with = await SendAsync(method, "/api/directory/hubs/aura/places", ("Cookie", "hubs=anything"), ("X-CSRF", "1"));

        without.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await without.CodeAsync()).ShouldBe("csrf_header_missing");
        with.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_script_with_its_own_token_needs_no_such_header()
    {
        using var answer = await SendAsync("POST", "/api/directory/hubs/aura/places", ("Authorization", "Bearer a.b.c"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_of_our_own_page_passes()
    {
        (await PostAsync(("Sec-Fetch-Site", "same-origin"))).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(("Origin", Ours))).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(("Origin", Ours), ("Sec-Fetch-Site", "same-origin"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_of_anybody_else_does_not()
    {
        (await PostAsync()).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(("Sec-Fetch-Site", "cross-site"))).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(("Sec-Fetch-Site", "same-site"))).ShouldBe(HttpStatusCode.Forbidden); // another port or subdomain
        (await PostAsync(("Sec-Fetch-Site", "none"))).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(("Origin", "null"))).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(("Origin", "https://evil.example"))).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(("Origin", "https://evil.example"), ("Sec-Fetch-Site", "same-origin"))).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(("Origin", Ours), ("Sec-Fetch-Site", "cross-site"))).ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>Their pages send no referrer, so browsers say « null » for where the form comes from; a provider of mailboxes (RFC 8058) says nothing.</summary>
    [Theory]
    [InlineData("/fiche?lien=abc", true)]
    [InlineData("/en/fiche?lien=abc", true)]
    [InlineData("/fiche/relances?lien=abc", true)]
    [InlineData("/fiches", false)]
    public async Task A_form_that_proves_itself_by_its_link_may_come_from_anywhere(string path, bool passes)
    {
        using var answer = await SendAsync("POST", path, ("Origin", "null"));
        using var silent = await SendAsync("POST", path);

        (answer.StatusCode == HttpStatusCode.OK).ShouldBe(passes);
        (silent.StatusCode == HttpStatusCode.OK).ShouldBe(passes);
    }

    private async Task<HttpStatusCode> PostAsync(params (string, string)[] headers)
    {
        using var answer = await SendAsync("POST", "/espace/aura/imports", headers);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, params (string Name, string Value)[] headers)
    {
        using var caller = fixture.Gateway.Caller();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await caller.SendAsync(request);
    }
}
