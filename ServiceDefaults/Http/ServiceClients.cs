using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HubsPlatform.ServiceDefaults.Http;

/// <summary>Registration of clients of our own services.</summary>
public static class ServiceClients
{
    /// <summary>
    /// A typed client of a service, found by discovery, with the caller's token, time limits, and repeated reads.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="service">Name of the service, such as <c>directory</c>.</param>
    public static IHttpClientBuilder AddServiceClient<TClient>(this IServiceCollection services, string service)
        where TClient : class
    {
        services.TryAddTransient<ForwardBearerHandler>();
        services.TryAddTransient<ResilienceHandler>();
        services.TryAddTransient<ServiceDiscoveryHandler>();
        services.AddHttpContextAccessor();
        return services.AddHttpClient<TClient>(client =>
            {
                client.BaseAddress = new Uri($"http://{service}");
                client.Timeout = TimeSpan.FromMinutes(10); // uploads; reads have their own limits
            })
            .AddHttpMessageHandler<ForwardBearerHandler>()
            .AddHttpMessageHandler<ResilienceHandler>()
            .AddHttpMessageHandler<ServiceDiscoveryHandler>();
    }
}
