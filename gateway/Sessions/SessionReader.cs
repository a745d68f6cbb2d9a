using HubsPlatform.Gateway.Answers;
using Npgsql;

namespace HubsPlatform.Gateway.Sessions;

/// <summary>
/// Finds out who calls. A request without our cookie is nobody's here: it passes at once, with its own bearer token if it
/// has one. A request with both is refused: whichever of the two we took, the caller may have meant the other.
/// </summary>
internal sealed class SessionReader(SessionCookie cookie, SessionStore store, SessionRenewal renewal, TimeProvider clock)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!cookie.IsSent(context.Request))
        {
            return next(context);
        }

        return context.Request.Headers.Authorization.Count > 0
            ? Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, "ambiguous_credentials", "Une requête porte soit le cookie de session, soit un jeton : pas les deux.")
            : ResumeAsync(context, next);
    }

    private async Task ResumeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await FindAsync(context);
        }
        catch (NpgsqlException)
        {
            await Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "sessions_unavailable", "Votre session ne peut pas être lue pour le moment. Réessayez dans quelques instants.", TimeSpan.FromSeconds(5));
            return;
        }

        await next(context);
    }

    private async Task FindAsync(HttpContext context)
    {
        var session = cookie.Read(context.Request) is { } key && await store.FindAsync(key, context.RequestAborted) is { } found
            ? await renewal.KeepFreshAsync(key, found, context.RequestAborted)
            : null;
        if (session is null)
        {
            cookie.Delete(context);
        }
        else if (session.AccessEndsIn(clock.GetUtcNow()) > TimeSpan.Zero) // else the provider is away: nobody for now, but not forgotten
        {
            context.Features.Set(session);
        }
    }
}

internal static class SessionFeature
{
    /// <summary>The session of the person who calls; null for everyone else.</summary>
    public static Session? SignedIn(this HttpContext context) => context.Features.Get<Session>();
}
