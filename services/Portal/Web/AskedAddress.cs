using Microsoft.AspNetCore.Diagnostics;

namespace HubsPlatform.Portal.Web;

/// <summary>The address that the reader asked for, also on the page that is shown in place of a failure.</summary>
public sealed record AskedAddress(string Path, string Query)
{
    public static AskedAddress Of(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is { } failed
        ? new(failed.OriginalPath, failed.OriginalQueryString ?? string.Empty)
        : new(context.Request.Path.ToUriComponent(), context.Request.QueryString.ToUriComponent());
}
