using HubsPlatform.Gateway.Answers;
using Yarp.ReverseProxy.Health;

namespace HubsPlatform.Gateway.Routing;

internal static class RoutingExtensions
{
    public static void AddUpstreams(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(UpstreamOptions.Section).Get<UpstreamOptions>() ?? new UpstreamOptions();
        var clusters = Upstream.Apis.Append(Upstream.Portal).Select(name => Clusters.For(Upstream.From(builder.Configuration, name), options));

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = ProxyRoutes.UsualBody);
        builder.Services.AddSingleton<IPassiveHealthCheckPolicy, TransportFailurePolicy>();
        builder.Services.AddReverseProxy()
            .LoadFromMemory(ProxyRoutes.All(), [.. clusters])
            .AddTransforms(UpstreamHeaders.Configure)
            .ConfigureHttpClient((_, handler) =>
            {
                handler.ConnectTimeout = options.ConnectTimeout;
                // A service that was frozen or cut off closes nothing: the ping finds out.
                handler.KeepAlivePingDelay = TimeSpan.FromSeconds(10);
                handler.KeepAlivePingTimeout = TimeSpan.FromSeconds(5);
            });
    }

    public static void UseBodyLimits(this WebApplication app) => app.Use(BodyLimit.InvokeAsync);

    public static void MapUpstreams(this WebApplication app)
    {
        app.MapReverseProxy(proxy =>
        {
            proxy.Use(UpstreamHeaders.InvokeAsync);
            proxy.Use(UpstreamFailures.InvokeAsync);
            proxy.Use(RetryElsewhere.InvokeAsync);
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });
        app.Map("/api/{**rest}", (HttpContext context) => Refusal.WriteAsync(context, StatusCodes.Status404NotFound, "not_found", "Cette adresse n’existe pas."));
    }
}
