using System.Globalization;

namespace HubsPlatform.Portal.Web;

/// <summary>
/// French lives at the root and English under /en: the address alone says the language, so the portal needs no cookie
/// for it and a cached or shared page is always in the language of its address.
/// </summary>
public static class Language
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly PathString EnglishRoot = "/en";

    public static IApplicationBuilder UseLanguage(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var culture = French;
        if (context.Request.Path.StartsWithSegments(EnglishRoot, StringComparison.Ordinal, out var rest))
        {
            // As the base of the path, the prefix is in every link that the pages make.
            context.Request.PathBase += EnglishRoot;
            context.Request.Path = rest.HasValue ? rest : "/";
            culture = English;
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        await next(context);
    });

    /// <summary>This page's address in the other language.</summary>
    public static string Other(HttpContext context)
    {
        var asked = AskedAddress.Of(context);
        return (IsFrench ? EnglishRoot.Value : string.Empty) + asked.Path + asked.Query;
    }

    public static bool IsFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    /// <summary>The value of the attribute `lang`.</summary>
    public static string Code => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
}
