using System.Text.Encodings.Web;
using System.Text.Unicode;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.Portal.Editing;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace HubsPlatform.Portal.Hosting;

/// <summary>Razor Pages as this portal uses them: no cookie, no state, French addresses.</summary>
public static class PageServices
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddOptions<LegalNotice>().BindConfiguration(LegalNotice.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LegalNotice>, LegalNoticeCheck>();
        services.AddMemoryCache();
        services.AddHttpContextAccessor();
        services.AddSingleton<Texts>();
        services.AddSingleton(provider => SchoolCalendar.WithFile(provider.GetRequiredService<IConfiguration>()["SchoolHolidays"]));
        services.AddScoped<Visitor>();
        services.AddScoped<HubCatalogue>();
        services.AddScoped<CommuneFinder>();
        services.AddTransient<PlaceEditor>();
        // Exceptions are shown by a page (ErrorPages), not as problem details.
        services.RemoveAll<IExceptionHandler>();
        services.AddOutputCache();
        // The pages are UTF-8: accents are written as they are, not as entities.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRouting(options => options.LowercaseUrls = true);
        // The gateway accepts an unsafe request only with its session cookie and an Origin of its own, and alone can make
        // the bearer token that these pages need: a token in each form would need a cookie and add nothing.
        services.AddRazorPages(options =>
        {
            options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
            // The same pages without a hub in the address are the national operator's.
            options.Conventions.AddPageRoute("/Imports/Index", "/national/imports");
            options.Conventions.AddPageRoute("/Imports/Details", "/national/imports/{id:guid}");
            options.Conventions.AddPageRoute("/Imports/Draft", "/national/imports/brouillons/{id:guid}");
            options.Conventions.AddPageRoute("/Imports/FileSources", "/national/imports/sources");
            // A place that is not there yet has the same form.
            options.Conventions.AddPageRoute("/Hubs/Places/Edit", "/hubs/{hub}/lieux/nouveau");
        });
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets().CacheOutput(policy => policy.Expire(PageCache.Public));
    }
}
