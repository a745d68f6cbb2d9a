using System.Net;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HubsPlatform.ServiceDefaults.Tests;

/// <summary>A service may refuse before it has read what was sent; whoever else speaks to it over the same connection must not notice.</summary>
public sealed class UnreadBodyTests : IAsyncLifetime
{
    private readonly int _http = FreePort.Next();
    private readonly int _http2 = FreePort.Next();
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [$"--urls=http://127.0.0.1:{_http}", $"--H2C_PORT={_http2}"], EnvironmentName = "Development" });
        builder.AddServiceDefaults();
        _app = builder.Build();
        _app.UseServiceDefaults();
        _app.MapPost("/refused", () => TypedResults.Text("no", statusCode: StatusCodes.Status403Forbidden));
        await _app.StartAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(10)]
    [InlineData(500_000)]
    public async Task However_many_are_refused_unread_the_connection_goes_on(int size)
    {
        using var caller = new HttpClient();
        var body = new byte[size];

        for (var i = 0; i < 500; i++)
        {
            using var answer = await SendAsync(caller, new SlowContent(body));
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task A_large_upload_that_is_refused_is_read_to_its_end_and_answered(string version)
    {
        using var caller = new HttpClient();
        var upload = new SlowContent(new byte[30_000_000]);

        using var answer = await SendAsync(caller, upload, Version.Parse(version));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("no");
        upload.IsSent.ShouldBeTrue();
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Who_asks_first_and_is_refused_need_not_send(string version)
    {
        using var caller = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(2) });
        caller.DefaultRequestHeaders.ExpectContinue = true;
        var upload = new SlowContent(new byte[30_000_000]);

        using var answer = await SendAsync(caller, upload, Version.Parse(version)).WaitAsync(TimeSpan.FromSeconds(30));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync().WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe("no");
        upload.IsSent.ShouldBeFalse();
    }

    private Task<HttpResponseMessage> SendAsync(HttpClient caller, HttpContent content, Version? version = null)
    {
        var http2 = version != HttpVersion.Version11;
        var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{(http2 ? _http2 : _http)}/refused")
        {
            Version = http2 ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        return caller.SendAsync(request);
    }

    /// <summary>Leaves the service time to answer first.</summary>
    private sealed class SlowContent(byte[] body) : HttpContent
    {
        public bool IsSent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.FlushAsync();
            await Task.Delay(2);
            await stream.WriteAsync(body);
            IsSent = true;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
