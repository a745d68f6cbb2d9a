using Microsoft.AspNetCore.ResponseCompression;

namespace HubsPlatform.Gateway.Protection;

internal static class ProtectionExtensions
{
    public static void AddProtection(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.AddSingleton(builder.Configuration.GetSection(RateLimitOptions.Section).Get<RateLimitOptions>() ?? new RateLimitOptions());
        builder.Services.AddSingleton(MapSettings.From(builder.Configuration));
        builder.Services.AddSingleton<RateLimits>().AddSingleton<SecurityHeaders>().AddSingleton<CrossSiteGuard>();
        builder.Services.AddResponseCompression(Compression.Configure).AddSingleton<IResponseCompressionProvider, Compression>();
    }

    public static void UseSecurityHeaders(this WebApplication app) => app.Use(app.Services.GetRequiredService<SecurityHeaders>().InvokeAsync);

    public static void UseAddressGuard(this WebApplication app) => app.Use(AddressGuard.InvokeAsync);

    public static void UseRateLimitPerAddress(this WebApplication app) => app.Use(app.Services.GetRequiredService<RateLimits>().PerAddressAsync);

    public static void UseRateLimitPerUser(this WebApplication app) => app.Use(app.Services.GetRequiredService<RateLimits>().PerUserAsync);

    public static void UseCrossSiteGuard(this WebApplication app) => app.Use(app.Services.GetRequiredService<CrossSiteGuard>().InvokeAsync);
}
