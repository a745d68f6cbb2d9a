using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace HubsPlatform.Gateway.Routing;

/// <summary>Which address goes to which service, and how large a body may be there.</summary>
internal static class ProxyRoutes
{
    private const long Megabyte = 1024 * 1024;

    public const long UsualBody = 1 * Megabyte;

    /// <summary>A census file of 200 MB, with room for the frame of the form around it.</summary>
    public const long ImportBody = 201 * Megabyte;

    /// <summary>A list of areas with their outlines.</summary>
    private const long ListBody = 65 * Megabyte;

    /// <summary>The portal's forms that send a census file, in its two languages.</summary>
    private static readonly string[] UploadPages = ["/hubs/{hub}/imports", "/national/imports", "/en/hubs/{hub}/imports", "/en/national/imports"];

    public static IReadOnlyList<RouteConfig> All() =>
    [
        Upload("imports", "directory", "/api/directory/hubs/{hub}/imports"),
        Upload("national-imports", "directory", "/api/directory/national/imports"),
        Upload("import-previews", "directory", "/api/directory/hubs/{hub}/imports/preview"),
        Upload("national-import-previews", "directory", "/api/directory/national/imports/preview"),
        Upload("import-drafts", "directory", "/api/directory/hubs/{hub}/imports/drafts"),
        Upload("national-import-drafts", "directory", "/api/directory/national/imports/drafts"),
        Upload("priority-areas", "directory", "/api/directory/national/priority-areas/{kind}", ListBody),
        Upload("portal-priority-areas", Upstream.Portal, "/national/quartiers-prioritaires", ListBody),
        Upload("portal-en-priority-areas", Upstream.Portal, "/en/national/quartiers-prioritaires", ListBody),
        .. UploadPages.Select(page => Upload($"portal{page.Replace('/', '-')}", Upstream.Portal, page)),
        .. Upstream.Apis.Select(Api),
        .. Upstream.Apis.Select(Document),
        Portal(),
    ];

    private static RouteConfig Upload(string id, string service, string path, long largest = ImportBody) => new()
    {
        RouteId = id,
        ClusterId = service,
        Match = new RouteMatch { Path = path, Methods = [HttpMethods.Post] },
        MaxRequestBodySize = largest,
    };

    private static RouteConfig Api(string service) => new()
    {
        RouteId = service,
        ClusterId = service,
        Match = new RouteMatch { Path = $"/api/{service}/{{**rest}}" },
        MaxRequestBodySize = UsualBody,
    };

    private static RouteConfig Document(string service) => new RouteConfig
    {
        RouteId = $"{service}-openapi",
        ClusterId = service,
        Match = new RouteMatch { Path = $"/openapi/{service}.json", Methods = [HttpMethods.Get] },
    }.WithTransformPathSet("/openapi/v1.json");

    private static RouteConfig Portal() => new()
    {
        RouteId = Upstream.Portal,
        ClusterId = Upstream.Portal,
        Order = int.MaxValue,
        Match = new RouteMatch { Path = "/{**rest}" },
        MaxRequestBodySize = UsualBody,
    };
}
