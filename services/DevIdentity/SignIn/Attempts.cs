using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Sessions;

namespace HubsPlatform.DevIdentity.SignIn;

/// <summary>The sign-ins on their way, several at once in the tabs of one browser.</summary>
internal sealed class Attempts(TimeProvider time, ProviderCookies cookies)
{
    private const int Seconds = 900;

    private readonly Expiring<Attempt> _attempts = new(time);

    public Attempt Begin(HttpContext http, SignInRequest request, string? name)
    {
        // A cookie that is not one of ours was planted by someone: it is replaced.
        var known = cookies.Browser(http.Request) is { } browser && _attempts.Living.Any(other => Secrets.Same(browser, other.Browser)) ? browser : null;
        var attempt = new Attempt(request, known ?? Secrets.New()) { Name = name };
        _attempts.Add(attempt.Id, attempt, Seconds);
        cookies.SetBrowser(http, attempt.Browser);
        return attempt;
    }

    /// <summary>The attempt that the address names, if it belongs to this browser.</summary>
    public Attempt? Find(HttpRequest request) =>
        _attempts.Find(request.Query["tab_id"].One()) is { } attempt && Secrets.Same(cookies.Browser(request), attempt.Browser) ? attempt : null;

    /// <summary>False when another request finished it first.</summary>
    public bool Finish(Attempt attempt) => _attempts.Take(attempt.Id) is not null;
}
