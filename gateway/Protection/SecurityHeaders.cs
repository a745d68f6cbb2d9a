using HubsPlatform.Gateway.Provider;
using Microsoft.Net.Http.Headers;

namespace HubsPlatform.Gateway.Protection;

/// <summary>What a browser is told on each answer. The gateway decides alone: what a service sent of these is replaced.</summary>
internal sealed class SecurityHeaders(ProviderSettings provider)
{
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    // Chromium applies form-action to the redirects that follow a form, too: signing out without JavaScript ends at the provider.
    private readonly string _pagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
        + $"form-action 'self' {provider.Origin}; frame-ancestors 'none'; base-uri 'none'";

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(
            static state =>
            {
                var (headers, answered) = ((SecurityHeaders, HttpContext))state;
                headers.Apply(answered);
                return Task.CompletedTask;
            },
            (this, context));
        return next(context);
    }

    private void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        var isPage = context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
        headers.ContentSecurityPolicy = isPage ? _pagePolicy : DataPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.Remove(HeaderNames.XPoweredBy);
        if (isPage)
        {
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), payment=(), geolocation=(self)";
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }
    }
}
