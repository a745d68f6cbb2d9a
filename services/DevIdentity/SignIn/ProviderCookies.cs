using HubsPlatform.DevIdentity.Hosting;

namespace HubsPlatform.DevIdentity.SignIn;

/// <summary>The cookies of the provider: the session of who signed in, and the browser of who is about to.</summary>
internal sealed class ProviderCookies(Addresses addresses)
{
    private const string SessionName = "HUBS_IDP_SESSION";
    private const string BrowserName = "HUBS_IDP_BROWSER";

    public string? Session(HttpRequest request) => request.Cookies[SessionName];
    public string? Browser(HttpRequest request) => request.Cookies[BrowserName];

    public void SetSession(HttpContext http, string value) => http.Response.Cookies.Append(SessionName, value, Options(http));
    public void SetBrowser(HttpContext http, string value) => http.Response.Cookies.Append(BrowserName, value, Options(http));
    public void RemoveSession(HttpContext http) => http.Response.Cookies.Delete(SessionName, Options(http));

    // Lax: the cookie has to come along when a client sends the browser here.
    private CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = addresses.Realm };
}
