using HubsPlatform.Gateway.Answers;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace HubsPlatform.Gateway.Routing;

/// <summary>What the caller reads when the service did not answer.</summary>
internal static class UpstreamFailures
{
    private static readonly TimeSpan ComeBackIn = TimeSpan.FromSeconds(5);

    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Features.Get<IForwarderErrorFeature>() is not { } failure || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        context.Response.Clear();
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true } && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            // The proxy may still be reading the caller's body. Kestrel then ends the connection after this answer, and a caller
            // that was not told would lose its next request on it.
            context.Response.Headers.Connection = "close";
        }

        await (failure switch
        {
            { Error: ForwarderError.RequestTimedOut } => Refusal.WriteAsync(context, StatusCodes.Status504GatewayTimeout, "service_timeout", "Le service a mis trop de temps à répondre. Réessayez dans quelques instants.", ComeBackIn),
            { Exception: { } cause } when BodyFault(cause) is { } fault => BodyLimit.RefuseAsync(context, fault),

            // Also where the proxy says that the caller's body could not be read: with the caller still there and no fault of
            // Kestrel's, it stopped reading because the service broke the exchange off.
            _ => Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "service_unavailable", "Le service ne répond pas pour le moment. Réessayez dans quelques instants.", ComeBackIn),
        });
    }

    /// <summary>A body that grew over the limit while it was streamed: Kestrel's exception, wrapped by the client that was sending it on.</summary>
    private static BadHttpRequestException? BodyFault(Exception? cause) => cause switch
    {
        null => null,
        BadHttpRequestException fault => fault,
        AggregateException several => several.InnerExceptions.Select(BodyFault).FirstOrDefault(fault => fault is not null),
        _ => BodyFault(cause.InnerException),
    };
}
