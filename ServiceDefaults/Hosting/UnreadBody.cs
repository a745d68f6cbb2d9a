using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace HubsPlatform.ServiceDefaults.Hosting;

/// <summary>
/// Reads what an answer left of the request's body, for instance of an upload by somebody who may not upload. Otherwise the gateway has to end the
/// caller's connection in the middle of the body, and the answer may get lost with it. Worse, over HTTP/2 Kestrel resets the stream, and after some
/// hundreds in a row refuses others of the same connection (ENHANCE_YOUR_CALM): a stranger whose writes are refused would be in the way of everyone
/// that the gateway speaks for.
/// </summary>
internal static class UnreadBody
{
    /// <summary>Long enough for a census file on a slow line; who is slower is cut off.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Goes first in the pipeline. How much is read is for the gateway to bound, which looks at the length before it passes a body on.</summary>
    public static async Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);

        // Who asked for leave to send a body, and was refused, sends none.
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true } && !context.Request.Headers.ContainsKey(HeaderNames.Expect))
        {
            await ReadAsync(context);
        }
    }

    private static async Task ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            while (await context.Request.Body.ReadAsync(buffer, patience.Token) > 0)
            {
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // Too slow, larger than the handler had allowed, or broken off; the caller has its answer already.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
