using HubsPlatform.Gateway.Protection;
using HubsPlatform.Gateway.Tests.Support;

namespace HubsPlatform.Gateway.Tests.Protection;

public sealed class AddressGuardTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api/directory/hubs/pays-de-la-loire/places")]
    [InlineData("/.well-known/security.txt")]
    [InlineData("/lieux/%C3%89pernon%20(28)")]
    [InlineData("/a..b/c.d")]
    public void One_spelling_passes(string path) => AddressGuard.IsPlain(path).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("http://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/api//directory")]
    [InlineData("/api/directory/hubs/aura/../sud/places")]
    [InlineData("/api/./directory")]
    [InlineData("/api/..")]
    [InlineData("/api/.")]
    [InlineData("/api/directory/hubs/aura%2Fplaces")]
    [InlineData("/api/directory/hubs/aura%5cplaces")]
    [InlineData("/api/%2e%2e/directory")]
    [InlineData("/api/directory/hubs/aura;x=1/places")]
    [InlineData("/api/directory/hubs/aura%3bx/places")]
    [InlineData("/api\\directory")]
    [InlineData("/api/%252e")]
    [InlineData("/api/a%00b")]
    [InlineData("/api/a%0d%0ab")]
    [InlineData("/api/a%7f")]
    [InlineData("/api/a%3fb")]
    [InlineData("/api/a%23b")]
    [InlineData("/api/%zz")]
    [InlineData("/api/%4")]
    [InlineData("/api/é")]
    [InlineData("/api/a\tb")]
    public void A_second_spelling_does_not(string path) => AddressGuard.IsPlain(path).ShouldBeFalse();

    [Fact]
    public void A_path_has_an_end() => AddressGuard.IsPlain("/" + new string('a', 2048)).ShouldBeFalse();

    [Theory]
    [InlineData("GET /api/directory/hubs/aura/../sud/places HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("GET http://localhost/api/directory/places HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("GET /api/directory/places HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400)]
    [InlineData("GET /api/directory/places HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n", 400)]
    [InlineData("GET /api/directory/places HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n", 400)]
    [InlineData("GET /api/directory/places HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n", 400)]
    [InlineData("TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405)]
    [InlineData("PROPFIND / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405)]
    [InlineData("POST /api/directory/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("POST /api/directory/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde", 400)]
    [InlineData("POST /api/directory/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400)]
    [InlineData("GET /api/directory/places HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\n\r\n", 400)]
    [InlineData("GET /api/directory/places HTTP/1.1\r\nHost: localhost\r\nX-A: 1\r\n X-B: 2\r\n\r\n", 400)]
    public async Task What_two_programs_could_read_differently_is_refused(string request, int status)
    {
        fixture.Directory.Requests.Clear();

        (await RawCall.StatusLineAsync(fixture.Gateway.Address, request)).ShouldStartWith($"HTTP/1.1 {status} ");

        fixture.Directory.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_chunk_that_ends_early_smuggles_nothing()
    {
        fixture.Directory.Requests.Clear();

        await RawCall.StatusLineAsync(fixture.Gateway.Address, "POST /api/directory/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2;\nxx\r\nab\r\n0\r\n\r\nGET /api/directory/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n");

        fixture.Directory.Requests.ShouldNotContain(request => request.Target.Contains("smuggled"));
    }

    [Theory]
    [InlineData(1, 17 * 1024)]
    [InlineData(80, 1)]
    public async Task Headers_have_limits(int count, int length)
    {
        var headers = string.Concat(Enumerable.Range(0, count).Select(i => $"X-{i}: {new string('a', length)}\r\n"));

        (await RawCall.StatusLineAsync(fixture.Gateway.Address, $"GET / HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n")).ShouldStartWith("HTTP/1.1 431");
    }
}
