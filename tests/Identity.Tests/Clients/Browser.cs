using System.Net;
using System.Text.RegularExpressions;

namespace HubsPlatform.Identity.Tests.Clients;

/// <summary>A browser without eyes: keeps cookies of the provider, follows no redirect by itself.</summary>
internal sealed partial class Browser
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private readonly Dictionary<string, string> _cookies = [];

    public async Task<BrowserPage> GetAsync(Uri address) => await SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public async Task<BrowserPage> PostAsync(Uri address, IEnumerable<KeyValuePair<string, string>> form) =>
        await SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) });

    private async Task<BrowserPage> SendAsync(HttpRequestMessage request)
    {
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        using (request)
        {
            using var response = await Http.SendAsync(request);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                Keep(cookie);
            }

            var policy = response.Headers.TryGetValues("Content-Security-Policy", out var policies) ? string.Join(' ', policies) : "";
            return new BrowserPage(request.RequestUri!, response.StatusCode, response.Headers.Location, await response.Content.ReadAsStringAsync(), policy);
        }
    }

    private void Keep(string cookie)
    {
        var pair = cookie.Split(';')[0].Split('=', 2);
        if (pair[1] is "" || cookie.Contains("Expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
        {
            _cookies.Remove(pair[0]);
        }
        else
        {
            _cookies[pair[0]] = pair[1];
        }
    }
}

/// <summary>What the browser shows.</summary>
internal sealed partial record BrowserPage(Uri Address, HttpStatusCode Status, Uri? Redirect, string Html, string ContentSecurityPolicy)
{
    public Uri? Next => Redirect is null ? null : new Uri(Address, Redirect);

    public Uri? FormAction => Form().Match(Html) is { Success: true } form ? new Uri(Address, WebUtility.HtmlDecode(form.Groups[1].Value)) : null;

    public bool Asks(string field) => Html.Contains($"name=\"{field}\"", StringComparison.Ordinal);

    [GeneratedRegex("<form[^>]*action=\"([^\"]+)\"")]
    private static partial Regex Form();
}
