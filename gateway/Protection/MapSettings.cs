namespace HubsPlatform.Gateway.Protection;

/// <summary>From where the pages' map may load, besides this site: nothing, unless the operator chose a map with a network.</summary>
/// <param name="Origins">Schemes, hosts and ports: that of <c>Map:StyleUrl</c>, and those of <c>Map:Origins:0…</c> for its tiles, glyphs and pictures.</param>
internal sealed record MapSettings(IReadOnlyList<string> Origins)
{
    /// <exception cref="InvalidOperationException">A setting is no web address.</exception>
    public static MapSettings From(IConfiguration configuration) => new(
        [.. new[] { configuration["Map:StyleUrl"] }.Concat(configuration.GetSection("Map:Origins").Get<string[]>() ?? [])
            .Where(address => !string.IsNullOrEmpty(address)).Select(address => OriginOf(address!)).Distinct()]);

    private static string OriginOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri.GetLeftPart(UriPartial.Authority)
            : throw new InvalidOperationException($"Map:StyleUrl and Map:Origins take web addresses; « {address} » is none.");
}
