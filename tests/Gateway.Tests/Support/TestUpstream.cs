using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HubsPlatform.Gateway.Tests.Support;

/// <summary>A service behind the gateway: listens as ours do (HTTP/1.1 and, on a port of its own, HTTP/2 without TLS) and remembers what it got.</summary>
internal sealed class TestUpstream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _probes;

    private TestUpstream(WebApplication app) => _app = app;

    public ConcurrentQueue<Received> Requests { get; } = new();

    public string Http { get; private set; } = "";

    public string H2c { get; private set; } = "";

    /// <summary>What it answers; the name of the service when nothing else is set.</summary>
    public RequestDelegate Answer { get; set; } = context => context.Response.WriteAsync("ok");

    /// <summary>How often it was asked whether it is ready.</summary>
    public int Probes => _probes;

    public int ReadyStatus { get; set; } = StatusCodes.Status200OK;

    public static async Task<TestUpstream> StartAsync(int httpPort = 0, int h2cPort = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, httpPort);
            kestrel.Listen(IPAddress.Loopback, h2cPort, listen => listen.Protocols = HttpProtocols.Http2);
        });
        var app = builder.Build();
        var upstream = new TestUpstream(app);
        app.MapGet("/health/ready", () =>
        {
            Interlocked.Increment(ref upstream._probes);
            return Results.StatusCode(upstream.ReadyStatus);
        });
        app.Map("/{**rest}", upstream.ReceiveAsync);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        (upstream.Http, upstream.H2c) = (addresses[0], addresses[1]);
        return upstream;
    }

    /// <summary>The one request that it got.</summary>
    public Received Only => Requests.ShouldHaveSingleItem();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        Requests.Enqueue(new Received(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            context.Request.Protocol,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        await Answer(context);
        try
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted); // as ours do, whatever they answered
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
        }
    }

    internal sealed record Received(string Method, string Target, string Protocol, IReadOnlyDictionary<string, string> Headers);
}
