using HubsPlatform.Gateway.Sessions;
using Microsoft.AspNetCore.Authentication;

namespace HubsPlatform.Gateway.SignIn;

/// <summary>The way back from the provider: a new session with a new key, whatever the browser held before.</summary>
internal static partial class Callback
{
    public const string Path = "/signin-oidc";

    private const string Failed = "/?login=failed";

    /// <summary>The handler answers its callback by itself; as an endpoint it looks at no other request.</summary>
    public static async Task HandleAsync(HttpContext context, IAuthenticationHandlerProvider handlers)
    {
        if (await handlers.GetHandlerAsync(context, KeycloakHandler.SchemeName) is not IAuthenticationRequestHandler handler || !await handler.HandleRequestAsync())
        {
            context.Response.Redirect(Failed);
        }
    }

    public static async Task StartSessionAsync(TicketReceivedContext sign)
    {
        var services = sign.HttpContext.RequestServices;
        var cookie = services.GetRequiredService<SessionCookie>();
        var store = services.GetRequiredService<SessionStore>();
        var person = sign.Principal!;
        var session = new Session
        {
            Subject = person.FindFirst("sub")!.Value,
            Sid = person.FindFirst("sid")!.Value,
            Tokens = KeycloakHandler.TokensOf(sign.Properties!),
            StartedAt = services.GetRequiredService<TimeProvider>().GetUtcNow(),
        };

        if (cookie.Read(sign.Request) is { } former)
        {
            await store.EndAsync(former, sign.HttpContext.RequestAborted);
        }

        cookie.Write(sign.HttpContext, await store.StartAsync(session, sign.HttpContext.RequestAborted));
        sign.Response.Redirect(Login.LocalOrHome(sign.ReturnUri));
        sign.HandleResponse();
    }

    public static Task RefuseAsync(RemoteFailureContext failure)
    {
        LogFailed(failure.HttpContext.RequestServices.GetRequiredService<ILogger<KeycloakHandler>>(), failure.Failure?.Message);
        failure.Response.Redirect(Failed);
        failure.HandleResponse();
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "A sign-in failed: {Reason}")]
    private static partial void LogFailed(ILogger logger, string? reason);
}
