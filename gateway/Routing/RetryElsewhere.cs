using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace HubsPlatform.Gateway.Routing;

/// <summary>
/// Tries once more when a replica did not answer: on another one where there is one. Only where nothing can happen twice: a
/// request that was never sent, or one that reads.
/// </summary>
internal static class RetryElsewhere
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var proxy = context.GetReverseProxyFeature();
        var all = proxy.AvailableDestinations;
        await next(context);

        if (context.Features.Get<IForwarderErrorFeature>() is not { } failure || context.Response.HasStarted || !IsSafe(context, failure))
        {
            return;
        }

        var others = all.Where(destination => destination != proxy.ProxiedDestination).ToArray();
        proxy.AvailableDestinations = others.Length > 0 ? others : all;
        proxy.ProxiedDestination = null;
        context.Features.Set<IForwarderErrorFeature>(null);
        context.Response.Clear();
        await next(context);
    }

    private static bool IsSafe(HttpContext context, IForwarderErrorFeature failure)
    {
        if (failure.Error is not ForwarderError.Request || context.RequestAborted.IsCancellationRequested)
        {
            return false;
        }

        var neverSent = failure.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };
        var onlyReads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        return neverSent || (onlyReads && context.Request.ContentLength is null or 0);
    }
}
