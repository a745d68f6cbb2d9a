using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace HubsPlatform.Gateway.Answers;

/// <summary>The page that a person sees when the portal itself cannot answer: no script, no style, nothing to load.</summary>
internal static class RefusalPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Task WriteAsync(HttpResponse response, int status, string title, string detail)
    {
        var heading = Encoder.Encode(title);
        response.StatusCode = status;
        response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        return response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="fr">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{heading}</title></head>
            <body><main><h1>{heading}</h1><p>{Encoder.Encode(detail)}</p><p><a href="/">Retour à l’accueil</a></p></main></body>
            </html>
            """,
            Encoding.UTF8);
    }
}
