using System.Buffers;
using System.Globalization;
using HubsPlatform.Gateway.Answers;
using Microsoft.AspNetCore.Http.Features;

namespace HubsPlatform.Gateway.Protection;

/// <summary>
/// Refuses a request that two programs could read differently: an address with a second spelling, several credentials in
/// one header, a method or protocol change that no service expects. What passes means the same to everyone behind.
/// </summary>
internal static class AddressGuard
{
    private const int LongestPath = 2048;

    /// <summary>What a path needs to be looked at for; most paths have none of it.</summary>
    private static readonly SearchValues<char> Suspicious = SearchValues.Create("%;\\");

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!IsKnownMethod(request.Method))
        {
            return Refusal.WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "method_not_allowed", "Cette méthode n’est pas prévue.");
        }

        if (!IsPlain(Path(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget)))
        {
            return Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, "ambiguous_address", "L’adresse peut se lire de plusieurs façons : écrivez-la sans « // », « ; », « \\ », points ou barres codés.");
        }

        if (request.Headers.Authorization.Count > 1 || request.Headers.ContainsKey("X-Content-Length") || request.Headers.Upgrade.Count > 0)
        {
            return Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, "ambiguous_request", "La requête peut se lire de plusieurs façons.");
        }

        return next(context);
    }

    internal static bool IsPlain(ReadOnlySpan<char> path)
    {
        if (path is not ['/', ..] || path.Length > LongestPath || !IsPrintableAscii(path) || path.Contains("//", StringComparison.Ordinal) || HasDotSegment(path))
        {
            return false;
        }

        for (var at = path.IndexOfAny(Suspicious); at >= 0;)
        {
            if (path[at] != '%' || !IsHarmlessEscape(path[(at + 1)..]))
            {
                return false;
            }

            var next = path[(at + 1)..].IndexOfAny(Suspicious);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return true;
    }

    /// <summary>The path as it was sent, before any server decoded it.</summary>
    private static ReadOnlySpan<char> Path(ReadOnlySpan<char> target) => target.IndexOf('?') is >= 0 and var query ? target[..query] : target;

    private static bool IsPrintableAscii(ReadOnlySpan<char> path) => !path.ContainsAnyExceptInRange('!', '~');

    private static bool HasDotSegment(ReadOnlySpan<char> path) =>
        path.Contains("/./", StringComparison.Ordinal) || path.Contains("/../", StringComparison.Ordinal) || path.EndsWith("/.", StringComparison.Ordinal) || path.EndsWith("/..", StringComparison.Ordinal);

    /// <summary>An escape stands for a character that must be escaped: no separator, no dot, no control character, no escape of an escape.</summary>
    private static bool IsHarmlessEscape(ReadOnlySpan<char> afterPercent) =>
        afterPercent.Length >= 2
        && byte.TryParse(afterPercent[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
        && value is >= 0x20 and not (0x7F or (byte)'/' or (byte)'\\' or (byte)'.' or (byte)';' or (byte)'%' or (byte)'?' or (byte)'#');

    private static bool IsKnownMethod(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method) || HttpMethods.IsPut(method)
        || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method) || HttpMethods.IsOptions(method);
}
