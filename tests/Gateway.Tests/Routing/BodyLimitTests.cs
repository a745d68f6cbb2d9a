using System.Net;
using HubsPlatform.Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace HubsPlatform.Gateway.Tests.Routing;

public sealed class BodyLimitTests : IClassFixture<GatewayFixture>, IDisposable
{
    private const int Megabyte = 1024 * 1024;
    private const string Imports = "/api/directory/hubs/mednum-bfc/imports";

    private readonly GatewayFixture _fixture;
    private readonly HttpClient _caller;
    private long _received;

    public BodyLimitTests(GatewayFixture fixture)
    {
        _fixture = fixture;
        _caller = fixture.Gateway.Caller();
        _caller.DefaultRequestHeaders.ExpectContinue = false;
        fixture.Directory.Answer = CountAsync;
    }

    public void Dispose() => _caller.Dispose();

    [Theory]
    [InlineData(Imports, true)]
    [InlineData(Imports, false)]
    [InlineData("/api/directory/national/imports", true)]
    [InlineData("/api/directory/national/imports", false)]
    public async Task An_import_of_tens_of_megabytes_passes_as_it_comes(string path, bool isLengthKnown)
    {
        using var answer = await _caller.PostAsync(path, new Zeros(50L * Megabyte, isLengthKnown));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        _received.ShouldBe(50L * Megabyte);
    }

    [Theory]
    [InlineData(Imports, 202L * Megabyte)]
    [InlineData(Imports, 2L * 1024 * Megabyte)]
    [InlineData("/api/directory/hubs/mednum-bfc/places", 2L * Megabyte)]
    public async Task A_body_that_says_that_it_is_too_large_is_refused_unread(string path, long size)
    {
        _caller.DefaultRequestHeaders.ExpectContinue = true;
        var body = new Zeros(size, isLengthKnown: true);
        var before = _fixture.Directory.Requests.Count;

        using var answer = await _caller.PostAsync(path, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.CodeAsync()).ShouldBe("body_too_large");
        body.Sent.ShouldBe(0);
        _fixture.Directory.Requests.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_body_of_two_gigabytes_without_a_question_first_is_answered_too()
    {
        var status = await RawCall.StatusLineAsync(_fixture.Gateway.Address, $"POST {Imports} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: 2147483648\r\n\r\n{new string('x', Megabyte)}");

        status.ShouldStartWith("HTTP/1.1 413");
    }

    [Fact]
    public async Task A_body_that_turns_out_too_large_is_stopped()
    {
        var body = new Zeros(3L * Megabyte, isLengthKnown: false);

        using var answer = await _caller.PostAsync("/api/directory/hubs/mednum-bfc/places", body);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.CodeAsync()).ShouldBe("body_too_large");
    }

    private async Task CountAsync(HttpContext context)
    {
        var buffer = new byte[81920];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer)) > 0;)
        {
            Interlocked.Add(ref _received, read);
        }

        await context.Response.WriteAsync("counted");
    }

    private sealed class Zeros(long size, bool isLengthKnown) : HttpContent
    {
        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[65536];
            for (; Sent < size; Sent += block.Length)
            {
                await stream.WriteAsync(block);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = size;
            return isLengthKnown;
        }
    }
}
