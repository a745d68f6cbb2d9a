using HubsPlatform.Gateway.Provider;
using Microsoft.Net.Http.Headers;

namespace HubsPlatform.Gateway.Protection;

/// <summary>What a browser is told on each answer. The gateway decides alone: what a service sent of these is replaced.</summary>
internal sealed class SecurityHeaders(ProviderSettings provider, MapSettings map)
{
    /// <summary>The map that other sites show in a frame. It knows no session: nothing can be clicked in it that only its reader may do.</summary>
    private static readonly string[] Framed = ["/carte", "/en/carte"];

    /// <summary>Files that pages of other sites load.</summary>
    private static readonly PathString ForOthers = "/embed";

    /// <summary>What everybody may read, and pages of other sites too. They answer the same whoever asks, so a session that came along would change nothing.</summary>
    private static readonly PathString[] PublicData =
        ["/api/directory/open-data", "/api/directory/places", "/api/directory/autocomplete", "/api/directory/communes", "/api/directory/tiles"];

    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private readonly string _pagePolicy = PagePolicy(provider, map, "'none'");

    private readonly string _framedPolicy = PagePolicy(provider, map, "*");

    /// <summary>A worker is held to the policy that came with its file, not to its page's: the map's worker fetches the tiles.</summary>
    private readonly string _scriptPolicy = $"default-src 'none'; connect-src 'self'{Elsewhere(map)}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

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
        var isPage = Is("text/html");
        var isFramed = isPage && Array.Exists(Framed, path => context.Request.Path.Equals(path, StringComparison.OrdinalIgnoreCase));
        headers.ContentSecurityPolicy = isFramed ? _framedPolicy : isPage ? _pagePolicy : Is("text/javascript") ? _scriptPolicy : DataPolicy;
        headers.XContentTypeOptions = "nosniff";
        if (isFramed)
        {
            headers.Remove(HeaderNames.XFrameOptions);
        }
        else
        {
            headers.XFrameOptions = "DENY";
        }

        var isSignedLink = SignedLinkPages.Has(context.Request.Path);
        headers["Referrer-Policy"] = isSignedLink ? "no-referrer" : "strict-origin-when-cross-origin";
        if (isSignedLink)
        {
            headers["X-Robots-Tag"] = "noindex";
        }

        var isPublicData = IsRead(context.Request) && Array.Exists(PublicData, path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal));
        if (isPublicData)
        {
            headers.AccessControlAllowOrigin = "*";
        }

        headers["Cross-Origin-Resource-Policy"] = isFramed || isPublicData || context.Request.Path.StartsWithSegments(ForOthers, StringComparison.Ordinal) ? "cross-origin" : "same-origin";
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

        bool Is(string type) => context.Response.ContentType?.StartsWith(type, StringComparison.OrdinalIgnoreCase) == true;
    }

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    // Chromium applies form-action to the redirects that follow a form, too: signing out without JavaScript ends at the provider.
    private static string PagePolicy(ProviderSettings provider, MapSettings map, string ancestors)
    {
        var elsewhere = Elsewhere(map);
        return $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{elsewhere}; font-src 'self'; connect-src 'self'{elsewhere}; worker-src 'self'; "
            + $"manifest-src 'self'; form-action 'self' {provider.Origin}; frame-ancestors {ancestors}; base-uri 'none'";
    }

    private static string Elsewhere(MapSettings map) => string.Concat(map.Origins.Select(origin => " " + origin));
}
