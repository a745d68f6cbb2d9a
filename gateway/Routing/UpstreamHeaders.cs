using HubsPlatform.Gateway.Sessions;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace HubsPlatform.Gateway.Routing;

/// <summary>
/// What passes the gateway. Nothing that the caller says of itself reaches a service: no cookie, no forwarding header, no
/// header of the platform's own; a session speaks by its access token. Nothing that a service says of its machine, and no
/// cookie, reaches the caller.
/// </summary>
internal static class UpstreamHeaders
{
    private static readonly string[] OfTheCaller = [HeaderNames.Cookie, "Forwarded", "X-Real-IP", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override"];

    private static readonly string[] ReservedPrefixes = ["X-Hub", "X-Forwarded-", "X-Original-"];

    public static void Configure(TransformBuilderContext transforms)
    {
        transforms.UseDefaultForwarders = false;
        transforms.AddXForwardedFor(action: ForwardedTransformActions.Set);
        transforms.AddXForwardedProto(action: ForwardedTransformActions.Set);
        transforms.AddXForwardedHost(action: ForwardedTransformActions.Set);
        transforms.AddResponseTransform(static response =>
        {
            var headers = response.HttpContext.Response.Headers;
            headers.Remove(HeaderNames.Server);
            if (response.ProxyResponse?.Headers.TryGetValues(HeaderNames.SetCookie, out var theirs) == true)
            {
                headers.SetCookie = headers.SetCookie.Except(theirs).ToArray(); // the gateway may be taking a dead session's cookie back
            }

            return ValueTask.CompletedTask;
        });
    }

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Request.Headers;
        foreach (var name in OfTheCaller)
        {
            headers.Remove(name);
        }

        List<string>? reserved = null;
        foreach (var (name, _) in headers)
        {
            if (IsReserved(name))
            {
                (reserved ??= []).Add(name);
            }
        }

        reserved?.ForEach(name => headers.Remove(name));
        if (context.SignedIn() is { } session)
        {
            headers.Authorization = $"Bearer {session.Tokens.Access}";
        }

        return next(context);
    }

    private static bool IsReserved(string header)
    {
        foreach (var prefix in ReservedPrefixes)
        {
            if (header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
