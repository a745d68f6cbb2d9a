using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace HubsPlatform.Portal.Tests.Fakes;

/// <summary>What the gateway tells browsers about our pages: no inline script, no inline style.</summary>
internal sealed class GatewayPolicy : IStartupFilter
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, after) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            await after(context);
        });
        next(app);
    };
}
