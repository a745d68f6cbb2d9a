using HubsPlatform.Gateway.Protection;
using HubsPlatform.Gateway.Provider;
using HubsPlatform.Gateway.Sessions;
using Microsoft.AspNetCore.WebUtilities;

namespace HubsPlatform.Gateway.SignIn;

/// <summary>
/// Ends the session here, then sends the browser to end it at the provider. A script (header X-CSRF) gets the address in
/// JSON; a form is redirected.
/// </summary>
internal static class Logout
{
    public sealed record Answer(string Redirect);

    public static async Task<IResult> HandleAsync(HttpContext context, SessionCookie cookie, SessionStore store, ProviderMetadata metadata, CancellationToken stop)
    {
        if (cookie.Read(context.Request) is { } key)
        {
            await store.EndAsync(key, stop);
            cookie.Delete(context);
        }

        var next = context.SignedIn() is { } session ? await EndSessionAddressAsync(context.Request, session, metadata, stop) : "/";
        context.Response.Headers.CacheControl = "no-store";
        return CrossSiteGuard.HasHeader(context.Request) ? Results.Ok(new Answer(next)) : new SeeOther(next);
    }

    /// <summary>Home when the provider is away: the person is signed out here in any case.</summary>
    private static async Task<string> EndSessionAddressAsync(HttpRequest request, Session session, ProviderMetadata metadata, CancellationToken stop)
    {
        try
        {
            return QueryHelpers.AddQueryString((await metadata.ReadAsync(stop)).EndSessionEndpoint, new Dictionary<string, string?>
            {
                ["id_token_hint"] = session.Tokens.Id,
                ["post_logout_redirect_uri"] = $"{request.Scheme}://{request.Host}/",
            });
        }
        catch (InvalidOperationException)
        {
            return "/";
        }
    }

    /// <summary>303: the browser follows a form with a GET.</summary>
    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
