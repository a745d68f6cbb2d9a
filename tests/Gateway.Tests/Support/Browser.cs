using System.Net;
using System.Text.RegularExpressions;

namespace HubsPlatform.Gateway.Tests.Support;

/// <summary>A person's browser: keeps cookies (of one host, as gateway and provider stand on localhost), follows what it is told to.</summary>
internal sealed partial class Browser
{
    private const int MostSteps = 14;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public Dictionary<string, string> Cookies { get; init; } = [];

    /// <summary>What the last answers said of cookies, with their attributes.</summary>
    public List<string> SetCookies { get; } = [];

    public Browser Clone() => new() { Cookies = new Dictionary<string, string>(Cookies) };

    public Task<HttpResponseMessage> GetAsync(Uri address, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, address, null, headers);

    public Task<HttpResponseMessage> PostAsync(Uri address, HttpContent? body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, address, body, headers);

    /// <summary>Signs in at the provider, page by page, until an address for which <paramref name="isEnd"/> says yes; that address is not visited.</summary>
    public async Task<Uri> WalkAsync(Uri from, string user, string password, Func<Uri, bool> isEnd)
    {
        var address = from;
        var answer = await GetAsync(address);
        for (var step = 0; step < MostSteps; step++)
        {
            if (answer.Headers.Location is { } location)
            {
                address = new Uri(address, location);
                if (isEnd(address))
                {
                    return address;
                }

                answer = await GetAsync(address);
                continue;
            }

            var html = await answer.Content.ReadAsStringAsync();
            var form = Form().Match(html);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{address} answered {html}");
            form.Success.ShouldBeTrue($"{address} has no form: {html}");
            address = new Uri(address, WebUtility.HtmlDecode(form.Groups[1].Value));
            var fields = new Dictionary<string, string>();
            AddIf("username", user);
            AddIf("password", password);
            answer = await PostAsync(address, new FormUrlEncodedContent(fields));

            void AddIf(string field, string value)
            {
                if (html.Contains($"name=\"{field}\""))
                {
                    fields[field] = value;
                }
            }
        }

        throw new InvalidOperationException($"No end after {MostSteps} steps, last {address}.");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, HttpContent? body, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await Http.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            Keep(cookie);
        }

        return answer;
    }

    private void Keep(string cookie)
    {
        SetCookies.Add(cookie);
        var pair = cookie.Split(';')[0].Split('=', 2);
        if (pair[1] is "" || cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
        {
            Cookies.Remove(pair[0]);
        }
        else
        {
            Cookies[pair[0]] = pair[1];
        }
    }

    [GeneratedRegex("<form[^>]*action=\"([^\"]+)\"")]
    private static partial Regex Form();
}
