using HubsPlatform.Gateway.Answers;
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
