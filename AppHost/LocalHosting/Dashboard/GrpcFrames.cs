using System.Buffers.Binary;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace HubsPlatform.LocalHosting.Dashboard;

internal enum GrpcStatus
{
    Ok = 0,
    NotFound = 5,
    Unimplemented = 12,
    Internal = 13,
    Unauthenticated = 16,
}

internal sealed class GrpcException(GrpcStatus status, string message) : Exception(message)
{
    public GrpcStatus Status => status;
}

/// <summary>
/// gRPC on an HTTP/2 request, without its library: a message is a byte 0 (not compressed), its length in four bytes and itself;
/// the outcome is in the trailers, while the HTTP status says 200 to failures too.
/// </summary>
internal static class GrpcFrames
{
    private const int PrefixLength = 5;
    private const int Largest = 1 << 20;

    public static async Task<T> ReadAsync<T>(HttpRequest request, MessageParser<T> parser, CancellationToken stop) where T : IMessage<T>
    {
        var prefix = new byte[PrefixLength];
        await request.Body.ReadExactlyAsync(prefix, stop);
        var length = BinaryPrimitives.ReadUInt32BigEndian(prefix.AsSpan(1));
        if (prefix[0] != 0 || length > Largest)
        {
            throw new GrpcException(GrpcStatus.Unimplemented, "A request must be uncompressed and small.");
        }

        var message = new byte[length];
        await request.Body.ReadExactlyAsync(message, stop);
        return parser.ParseFrom(message);
    }

    public static async Task WriteAsync(HttpResponse response, IMessage message, CancellationToken stop)
    {
        var length = message.CalculateSize();
        var frame = response.BodyWriter.GetMemory(PrefixLength + length);
        frame.Span[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(frame.Span[1..], length);
        message.WriteTo(frame.Span.Slice(PrefixLength, length));
        response.BodyWriter.Advance(PrefixLength + length);
        await response.BodyWriter.FlushAsync(stop);
    }

    /// <summary>Carries out one call and tells its outcome.</summary>
    public static async Task ServeAsync(HttpContext http, Func<Task> call)
    {
        http.Response.ContentType = "application/grpc";
        await http.Response.StartAsync(http.RequestAborted); // who opens a stream waits for the headers before all else
        try
        {
            await call();
            End(http, GrpcStatus.Ok, "");
        }
        catch (GrpcException failure)
        {
            End(http, failure.Status, failure.Message);
        }
        catch (Exception failure) when (!http.RequestAborted.IsCancellationRequested)
        {
            End(http, GrpcStatus.Internal, failure.Message);
        }
        catch (Exception)
        {
            // the dashboard has hung up: there is nobody to tell
        }
    }

    private static void End(HttpContext http, GrpcStatus status, string message)
    {
        http.Response.AppendTrailer("grpc-status", $"{(int)status}");
        http.Response.AppendTrailer("grpc-message", Uri.EscapeDataString(message));
    }
}
