using Microsoft.AspNetCore.Http;

namespace HubsPlatform.ServiceDefaults.Hosting;

/// <summary>
/// Answers HEAD wherever GET is answered (RFC 9110, section 9.1): catalogues of open data and link checkers ask so whether a file is there. An endpoint
/// sees a GET; the server leaves the body out.
/// </summary>
internal static class HeadRequests
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }
}
