using System.Globalization;
using HubsPlatform.ServiceDefaults.Problems;

namespace HubsPlatform.Gateway.Answers;

/// <summary>An answer that the gateway gives by itself: problem details for programs, a short page for a person's navigation.</summary>
internal static class Refusal
{
    public static Task WriteAsync(HttpContext context, int status, string code, string detail, TimeSpan? retryAfter = null)
    {
        if (retryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        context.Response.Headers.CacheControl = "no-store";
        var answer = Problem.Of(status, code, detail);
        return IsNavigation(context.Request)
            ? RefusalPage.WriteAsync(context.Response, status, answer.ProblemDetails.Title ?? code, detail)
            : answer.ExecuteAsync(context);
    }

    private static bool IsNavigation(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
