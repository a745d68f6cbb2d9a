using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace HubsPlatform.DevIdentity.SignIn;

/// <summary>A French page of the provider. No script; one style sheet of its own.</summary>
internal sealed class HtmlPage(string title, string body, string styleSheet, int status = StatusCodes.Status200OK) : IResult
{
    // No form-action: browsers apply it to the redirect back to the client as well.
    private const string Policy = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Encode(string text) => Encoder.Encode(text);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XFrameOptions = "DENY";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return response.WriteAsync($"""
            <!doctype html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(title)} – HubsPlatform</title>
            <link rel="stylesheet" href="{Encode(styleSheet)}">
            </head>
            <body>
            <main>
            <h1>{Encode(title)}</h1>
            {body}
            <p class="note">Fournisseur d'identité de développement : il n'existe que sur cette machine.</p>
            </main>
            </body>
            </html>
            """);
    }
}
