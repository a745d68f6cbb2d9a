namespace HubsPlatform.Gateway.Provider;

/// <summary>The identity provider and this gateway's account there, from the section <c>Keycloak</c> that every service has.</summary>
/// <param name="Authority">Address of the realm, without a slash at the end.</param>
/// <param name="ClientId">Name of this gateway at the provider.</param>
/// <param name="Secret">Its secret.</param>
/// <param name="RequiresHttps">False for a provider on the developer's own machine.</param>
internal sealed record ProviderSettings(Uri Authority, string ClientId, string Secret, bool RequiresHttps)
{
    /// <summary>Scheme, host and port: where a browser is sent to sign in and out.</summary>
    public string Origin => Authority.GetLeftPart(UriPartial.Authority);

    /// <exception cref="InvalidOperationException">A setting is missing.</exception>
    public static ProviderSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Keycloak");
        var server = Required("AuthServerUrl", section["AuthServerUrl"] ?? section["auth-server-url"]);
        var realm = Required("Realm", section["Realm"] ?? section["realm"]);
        return new ProviderSettings(
            new Uri($"{server.TrimEnd('/')}/realms/{realm}"),
            Required("Resource", section["Resource"] ?? section["resource"]),
            Required("Credentials:Secret", section["Credentials:Secret"]),
            RequiresHttps: !string.Equals(section["SslRequired"] ?? section["ssl-required"], "none", StringComparison.OrdinalIgnoreCase));

        static string Required(string key, string? value) =>
            value is { Length: > 0 } ? value : throw new InvalidOperationException($"Keycloak:{key} is not set.");
    }
}
