using HubsPlatform.Gateway.Answers;
using HubsPlatform.Gateway.Sessions;

namespace HubsPlatform.Gateway.Protection;

/// <summary>
/// A page of another site may send a person's browser here with the person's cookie. It can neither set a header of its own
/// nor lie about where it stands, so an unsafe call to the API needs the header <c>X-CSRF: 1</c>, and a form, which cannot
/// set headers, needs the browser's word that it came from our own page.
/// </summary>
internal sealed class CrossSiteGuard(SessionCookie cookie)
{
    public const string Header = "X-CSRF";

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return next(context);
        }

        if (request.Path.StartsWithSegments("/api"))
        {
            return !cookie.IsSent(request) || HasHeader(request)
                ? next(context)
                : Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, "csrf_header_missing", $"Avec une session, une requête qui modifie quelque chose porte l’en-tête {Header}: 1.");
        }

        return HasHeader(request) || IsFromOurPage(request) || SignedLinkPages.Has(request.Path) || context.GetEndpoint()?.Metadata.GetMetadata<CalledByServers>() is not null
            ? next(context)
            : Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, "foreign_form", "Ce formulaire ne vient pas d’une page de la plateforme. Ouvrez la page, puis recommencez.");
    }

    public static bool HasHeader(HttpRequest request) => request.Headers[Header] == "1";

    /// <summary>Both words agree where both are given; where neither is, nobody vouches for the form.</summary>
    private static bool IsFromOurPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        var origin = request.Headers.Origin;
        return (site.Count > 0 || origin.Count > 0)
            && (site.Count == 0 || site == "same-origin")
            && (origin.Count == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>Marks an endpoint that reads no cookie and proves its caller otherwise.</summary>
internal sealed class CalledByServers;
