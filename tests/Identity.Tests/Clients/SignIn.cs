using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace HubsPlatform.Identity.Tests.Clients;

/// <summary>How a sign-in ended: with an answer to the client, or on a page.</summary>
internal sealed record SignIn(Browser Browser, BrowserPage Page, AuthorizationRequest Request)
{
    private readonly IReadOnlyDictionary<string, string> _answer = Page.Next is { } next && next.AbsoluteUri.StartsWith(Request.RedirectUri, StringComparison.Ordinal)
        ? QueryHelpers.ParseQuery(next.Query).ToDictionary(part => part.Key, part => part.Value.ToString())
        : new Dictionary<string, string>();

    public string? Code => _answer.GetValueOrDefault("code");
    public string? Error => _answer.GetValueOrDefault("error");
    public string? State => _answer.GetValueOrDefault("state");
    public string? Issuer => _answer.GetValueOrDefault("iss");
    public HttpStatusCode Status => Page.Status;
}
