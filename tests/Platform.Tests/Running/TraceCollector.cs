using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace HubsPlatform.Platform.Tests.Running;

/// <param name="Parent">Empty for the first of a trace.</param>
internal sealed record Span(string Service, string Trace, string Id, string Parent, string Name, string Scope);

/// <summary>Takes the place of the dashboard for a while: receives the spans that all processes send (OTLP over gRPC).</summary>
internal sealed class TraceCollector(WebApplication web) : IAsyncDisposable
{
    private static readonly byte[] EmptyAnswer = [0, 0, 0, 0, 0];
    private readonly ConcurrentBag<Span> _spans = [];

    public IReadOnlyCollection<Span> Spans => _spans;

    public static async Task<TraceCollector> StartAsync(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port, listen => listen.Protocols = HttpProtocols.Http2));
        var web = builder.Build();
        var collector = new TraceCollector(web);
        web.Run(collector.TakeAsync);
        await web.StartAsync();
        return collector;
    }

    public async ValueTask DisposeAsync() => await web.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (http.Request.Path.Value!.EndsWith("TraceService/Export", StringComparison.Ordinal))
        {
            // Five bytes of frame, then the message.
            foreach (var resource in Messages(body.ToArray()[5..], 1))
            {
                var service = Messages(resource, 1).SelectMany(attributes => Messages(attributes, 1)).Where(attribute => Text(attribute, 1) == "service.name").Select(attribute => Text(Messages(attribute, 2).First(), 1)).FirstOrDefault() ?? "";
                foreach (var scope in Messages(resource, 2))
                {
                    var name = Messages(scope, 1).Select(about => Text(about, 1)).FirstOrDefault() ?? "";
                    foreach (var span in Messages(scope, 2))
                    {
                        _spans.Add(new Span(service, Hex(span, 1), Hex(span, 2), Hex(span, 4), Text(span, 5), name));
                    }
                }
            }
        }

        http.Response.ContentType = "application/grpc";
        await http.Response.Body.WriteAsync(EmptyAnswer);
        http.Response.AppendTrailer("grpc-status", "0");
    }

    /// <summary>The values of a field that holds messages, text or bytes.</summary>
    private static IReadOnlyList<byte[]> Messages(byte[] message, int field)
    {
        var found = new List<byte[]>();
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and > 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == field && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
            {
                found.Add(input.ReadBytes().ToByteArray());
            }
            else
            {
                input.SkipLastField();
            }
        }

        return found;
    }

    private static string Text(byte[] message, int field) => Messages(message, field).Select(System.Text.Encoding.UTF8.GetString).FirstOrDefault() ?? "";

    private static string Hex(byte[] message, int field) => Messages(message, field).Select(Convert.ToHexStringLower).FirstOrDefault() ?? "";
}
