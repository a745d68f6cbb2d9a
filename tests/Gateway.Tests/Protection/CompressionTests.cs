using System.IO.Compression;
using HubsPlatform.Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace HubsPlatform.Gateway.Tests.Protection;

public sealed class CompressionTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private static readonly string Text = string.Concat(Enumerable.Repeat("""{"name":"Médiathèque"},""", 500));

    [Theory]
    [InlineData("application/json; charset=utf-8", "gzip")]
    [InlineData("text/html; charset=utf-8", "br")]
    public async Task Text_is_compressed_for_who_asks(string type, string encoding)
    {
        using var answer = await AskAsync(type, encoding);

        answer.Header("Content-Encoding").ShouldBe(encoding);
        answer.Header("Vary").ShouldBe("Accept-Encoding");
        var stream = await answer.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(encoding == "br" ? new BrotliStream(stream, CompressionMode.Decompress) : new GZipStream(stream, CompressionMode.Decompress));
        (await reader.ReadToEndAsync()).ShouldBe(Text);
    }

    [Theory]
    [InlineData("application/json", null, null, null)]
    [InlineData("image/png", "gzip", null, null)]
    [InlineData("text/event-stream", "gzip", null, null)]
    [InlineData("application/json", "gzip", "zstd", null)] // the service did it already
    [InlineData("application/json", "gzip", null, "cross-site")] // its length would tell another site what stands in it
    public async Task Nothing_else_is(string type, string? accepted, string? alreadyDone, string? site)
    {
        using var answer = await AskAsync(type, accepted, alreadyDone, site);

        answer.Header("Content-Encoding").ShouldBe(alreadyDone);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(Text);
    }

    private async Task<HttpResponseMessage> AskAsync(string type, string? accepted, string? alreadyDone = null, string? site = null)
    {
        fixture.Directory.Answer = context =>
        {
            context.Response.ContentType = type;
            context.Response.Headers.ContentEncoding = alreadyDone;
            return context.Response.WriteAsync(Text);
        };
        using var caller = fixture.Gateway.Caller();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/directory/places");
        if (accepted is not null)
        {
            request.Headers.Add("Accept-Encoding", accepted);
        }

        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        return await caller.SendAsync(request);
    }
}
