namespace HubsPlatform.Gateway.Sessions;

/// <summary>
/// The one cookie of the platform. Under https its name begins with __Host-, which binds it to this very host; a plain one
/// exists only for a developer's browser on the same machine.
/// </summary>
internal sealed class SessionCookie(IHostEnvironment environment)
{
    private const string Secure = "__Host-hubs";
    private const string Plain = "hubs";

    public bool IsSent(HttpRequest request) => request.Headers.Cookie.Count > 0 && request.Cookies.ContainsKey(NameFor(request));

    public SessionKey? Read(HttpRequest request) => SessionKey.Parse(request.Cookies[NameFor(request)]);

    /// <summary>Whether a session may be opened at all over this connection.</summary>
    public bool IsPossible(HttpRequest request) => request.IsHttps || IsPlain(request);

    public void Write(HttpContext context, SessionKey key) => context.Response.Cookies.Append(NameFor(context.Request), key.Value, Attributes(context.Request));

    public void Delete(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), Attributes(context.Request));

    private string NameFor(HttpRequest request) => IsPlain(request) ? Plain : Secure;

    private bool IsPlain(HttpRequest request) => !request.IsHttps && environment.IsDevelopment() && request.Host.Host is ("localhost" or "127.0.0.1" or "[::1]");

    private CookieOptions Attributes(HttpRequest request) => new()
    {
        Path = "/",
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = !IsPlain(request),
    };
}
