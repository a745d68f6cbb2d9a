using Microsoft.AspNetCore.Components;

namespace HubsPlatform.Portal.Web;

/// <summary>Addresses of files that a script loads by itself: those of tags are rewritten by the framework.</summary>
public static class StaticFiles
{
    /// <param name="context">Of the page.</param>
    /// <param name="path">Below wwwroot.</param>
    /// <returns>The address with the file's fingerprint, under which browsers keep it for good.</returns>
    public static string FileAddress(this HttpContext context, string path)
    {
        var known = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{context.Request.PathBase}/{known?[path] ?? path}";
    }
}
