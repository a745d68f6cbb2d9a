using System.Net.Mime;
using System.Text;

namespace HubsPlatform.Gateway.ApiCatalogue;

/// <summary>
/// One page for the APIs of all services; each one's document comes through the proxy as /openapi/{service}.json. The page
/// and its script are our own, since Swashbuckle's evaluate text as code, which our content security policy refuses.
/// </summary>
internal static class ApiCatalogueExtensions
{
    private const string Assets = "openapi/assets";

    public static void MapApiCatalogue(this WebApplication app)
    {
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments($"/{Assets}"),
            branch => branch.UseSwaggerUI(options => options.RoutePrefix = Assets));
        app.MapGet("/openapi", () => Embedded("catalogue.html", MediaTypeNames.Text.Html)).ExcludeFromDescription();
        app.MapGet("/openapi/catalogue.js", () => Embedded("catalogue.js", MediaTypeNames.Text.JavaScript)).ExcludeFromDescription();
    }

    private static IResult Embedded(string name, string contentType)
    {
        using var reader = new StreamReader(typeof(ApiCatalogueExtensions).Assembly.GetManifestResourceStream(typeof(ApiCatalogueExtensions), name)!);
        return Results.Text(reader.ReadToEnd(), contentType, Encoding.UTF8);
    }
}
