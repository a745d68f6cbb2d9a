namespace HubsPlatform.DevIdentity.Realms;

/// <summary>
/// Whether a client registered an address. A registration is the address itself, or a beginning that ends in <c>*</c>; one for
/// http://127.0.0.1 or http://localhost without a port stands for every port (RFC 8252, 7.3), as a script takes any free one.
/// </summary>
internal static class RedirectAddress
{
    public static bool IsAmong(IEnumerable<string> registered, string url) =>
        registered.Any(pattern => Matches(pattern, url) || (WithoutPort(url) is { } portless && Matches(pattern, portless)));

    private static bool Matches(string pattern, string url) =>
        pattern.EndsWith('*') ? IsPlain(url) && url.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == url;

    private static string? WithoutPort(string url) =>
        IsPlain(url) && new Uri(url) is { Scheme: "http", IsDefaultPort: false, Host: "127.0.0.1" or "localhost" } uri ? $"http://{uri.Host}{uri.PathAndQuery}" : null;

    // Nothing that a browser reads otherwise than a comparison of beginnings does: "@", "#", "\", "..", also percent-encoded.
    private static bool IsPlain(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo: "", Fragment: "" }
        && !url.Contains('\\') && !Uri.UnescapeDataString(url).Contains("..", StringComparison.Ordinal) && uri.OriginalString == url;
}
