using HubsPlatform.Gateway.Answers;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Model;

namespace HubsPlatform.Gateway.Routing;

/// <summary>Refuses a body that says that it is too large before a byte of it is read; Kestrel stops those that only turn out to be.</summary>
internal static class BodyLimit
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // The proxy would set its route's limit only when it forwards, which is after this look at the length.
        var size = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (size is { IsReadOnly: false } && context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>()?.Config.MaxRequestBodySize is { } ofRoute)
        {
            size.MaxRequestBodySize = ofRoute;
        }

        return context.Request.ContentLength > size?.MaxRequestBodySize ? RefuseAsync(context, null) : next(context);
    }

    /// <param name="context">The request.</param>
    /// <param name="fault">What Kestrel said of the body, when it was read.</param>
    public static Task RefuseAsync(HttpContext context, BadHttpRequestException? fault)
    {
        if (fault is not (null or { StatusCode: StatusCodes.Status413PayloadTooLarge }))
        {
            return Refusal.WriteAsync(context, fault.StatusCode, "malformed_body", "Le corps de la requête est mal formé ou arrive trop lentement.");
        }

        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        context.Response.Headers.Connection = "close";
        return Refusal.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, "body_too_large", $"Le corps de la requête dépasse la taille permise ici ({limit / (1024 * 1024)} Mo).");
    }
}
