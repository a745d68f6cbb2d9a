namespace HubsPlatform.Portal.Web;

/// <summary>Addresses that came from imported files: only web addresses become links.</summary>
public static class Links
{
    public static bool IsWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    public static string Short(string address)
    {
        var uri = new Uri(address);
        return uri.Host + (uri.AbsolutePath == "/" ? string.Empty : uri.AbsolutePath.TrimEnd('/'));
    }
}
