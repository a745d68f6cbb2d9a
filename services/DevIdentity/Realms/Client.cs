namespace HubsPlatform.DevIdentity.Realms;

internal sealed record Client(string ClientId)
{
    public string? Secret { get; init; }
    public bool Enabled { get; init; } = true;
    public bool BearerOnly { get; init; }
    public bool PublicClient { get; init; }
    public bool StandardFlowEnabled { get; init; } = true;
    public bool ServiceAccountsEnabled { get; init; }
    public bool FullScopeAllowed { get; init; } = true;
    public string? RootUrl { get; init; }
    public string? BaseUrl { get; init; }
    public string[] RedirectUris { get; init; } = [];
    public string[] DefaultClientScopes { get; init; } = [];
    public string[] OptionalClientScopes { get; init; } = [];
    public Dictionary<string, string> Attributes { get; init; } = [];
    public AuthorizationSettings? AuthorizationSettings { get; init; }

    public string? HomePage => RootUrl is null && BaseUrl is null ? null : RootUrl + BaseUrl;
    public string? BackChannelLogoutUrl => Attributes.GetValueOrDefault("backchannel.logout.url") is { Length: > 0 } url ? url : null;
    public bool UsesRefreshTokens => Attributes.GetValueOrDefault("use.refresh.tokens") != "false";

    public bool MayReturnTo(string url) => RedirectAddress.IsAmong(RedirectUris, url);

    public bool MayReturnAfterLogoutTo(string url) =>
        RedirectAddress.IsAmong((Attributes.GetValueOrDefault("post.logout.redirect.uris") ?? "").Split("##"), url);
}
