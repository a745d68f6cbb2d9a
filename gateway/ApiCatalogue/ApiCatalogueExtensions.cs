using HubsPlatform.Gateway.Routing;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace HubsPlatform.Gateway.ApiCatalogue;

/// <summary>One page for the APIs of all services; each one's document comes through the proxy as /openapi/{service}.json.</summary>
internal static class ApiCatalogueExtensions
{
    public static void MapApiCatalogue(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/openapi"),
        branch => branch.UseSwaggerUI(Configure));

    private static void Configure(SwaggerUIOptions options)
    {
        options.RoutePrefix = "openapi";
        options.DocumentTitle = "HubsPlatform : API";
        options.SupportedSubmitMethods(SubmitMethod.Get);
        foreach (var service in Upstream.Apis)
        {
            options.SwaggerEndpoint($"/openapi/{service}.json", service);
        }
    }
}
