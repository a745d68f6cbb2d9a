using System.Net.Http.Headers;
using HubsPlatform.Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace HubsPlatform.Gateway.Tests.Routing;

public sealed class UpstreamHeaderTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>, IDisposable
{
    private readonly HttpClient _caller = fixture.Gateway.Caller();

    public void Dispose()
    {
        _caller.Dispose();
        fixture.Directory.Requests.Clear();
    }

    [Fact]
    public async Task Nothing_that_a_caller_says_of_itself_reaches_a_service()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/directory/places");
        foreach (var name in (string[])["Cookie", "X-Hub", "x-hub-id", "X-HUBS-USER", "X-Forwarded-User", "X-Forwarded-Prefix", "x-forwarded-anything", "Forwarded", "X-Real-IP", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override"])
        {
            request.Headers.TryAddWithoutValidation(name, "forged=1").ShouldBeTrue();
        }

        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("Accept-Language", "fr");

        using var answer = await _caller.SendAsync(request);

        var received = fixture.Directory.Only.Headers;
        received.ShouldNotContain(header => header.Value.Contains("forged") || header.Value.Contains("203.0.113.9") || header.Value.Contains("evil"));
        received["X-Forwarded-For"].ShouldBeOneOf("127.0.0.1", "::1", "::ffff:127.0.0.1");
        received["X-Forwarded-Proto"].ShouldBe("http");
        received["X-Forwarded-Host"].ShouldBe(fixture.Gateway.Address.Authority);
        received["Accept-Language"].ShouldBe("fr");
    }

    /// <summary>A client that only writes ASCII would refuse to send it on, and the gateway would take the replica for broken.</summary>
    [Fact]
    public async Task A_header_beyond_ascii_passes_as_it_is()
    {
        var status = await RawCall.StatusLineAsync(fixture.Gateway.Address, "GET /api/directory/places HTTP/1.1\r\nHost: localhost\r\nUser-Agent: na\u00C3\u00AFf\r\n\r\n"); // ï in UTF-8, byte by byte

        status.ShouldStartWith("HTTP/1.1 200 ");
        fixture.Directory.Only.Headers["User-Agent"].ShouldBe("naïf");
    }

    [Fact]
    public async Task A_bearer_token_of_the_callers_own_passes_as_it_is()
    {
        _caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a.b.c");

        await _caller.GetStringAsync("/api/directory/hubs/aura/places");

        fixture.Directory.Only.Headers["Authorization"].ShouldBe("Bearer a.b.c");
    }

    [Fact]
    public async Task No_cookie_and_no_word_on_its_machine_comes_back_from_a_service()
    {
        fixture.Directory.Answer = context =>
        {
            context.Response.Headers.SetCookie = "hubs=planted";
            context.Response.Headers.Server = "Kestrel";
            context.Response.Headers["X-Powered-By"] = "something";
            return context.Response.WriteAsync("ok");
        };

        using var answer = await _caller.GetAsync("/api/directory/places");

        answer.Header("Set-Cookie").ShouldBeNull();
        answer.Header("Server").ShouldBeNull();
        answer.Header("X-Powered-By").ShouldBeNull();
    }
}
