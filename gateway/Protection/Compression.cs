using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Gateway.Protection;

/// <summary>
/// Compresses texts that a service sent as they are. Not for a request that another site's page started: the length of a
/// compressed answer, guess after guess, would tell that page what stands in it (BREACH).
/// </summary>
internal sealed class Compression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    public static void Configure(ResponseCompressionOptions options)
    {
        options.EnableForHttps = true;
        options.Providers.Add<BrotliCompressionProvider>();
        options.Providers.Add<GzipCompressionProvider>();
        options.MimeTypes = ["text/html", "text/css", "text/javascript", "text/csv", "text/plain", "application/javascript", "application/json", "application/problem+json", "application/geo+json", "application/vnd.mapbox-vector-tile", "image/svg+xml"];
    }

    public override bool ShouldCompressResponse(HttpContext context) =>
        context.Request.Headers["Sec-Fetch-Site"] != "cross-site" && base.ShouldCompressResponse(context);
}
