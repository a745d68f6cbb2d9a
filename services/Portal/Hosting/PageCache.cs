namespace HubsPlatform.Portal.Hosting;

/// <summary>Public pages are kept for a short while for readers who are not signed in; what is personal is kept nowhere.</summary>
public static class PageCache
{
    /// <summary>Takes the edge off a rush and still shows an import at once.</summary>
    public static readonly TimeSpan Public = TimeSpan.FromSeconds(5);

    public static void UsePageCache(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                var isPage = context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;
                if (isPage)
                {
                    // "Back" after signing out must not show a workspace.
                    context.Response.Headers.CacheControl = context.User.Identity?.IsAuthenticated == true ? "private, no-store" : "no-cache";
                }

                return Task.CompletedTask;
            });
            await next(context);
        });
        app.UseOutputCache();
    }
}
