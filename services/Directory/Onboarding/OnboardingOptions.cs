namespace HubsPlatform.Directory.Onboarding;

/// <summary>The directory's own account in Keycloak (section <c>Onboarding</c>) and where Keycloak is (section <c>Keycloak</c>).</summary>
internal sealed record OnboardingOptions(Uri Server, string Realm, string ClientId, string ClientSecret)
{
    public string TokenAddress => $"realms/{Realm}/protocol/openid-connect/token";
    public string Administration => $"admin/realms/{Realm}";

    /// <exception cref="InvalidOperationException">A value is missing.</exception>
    public static OnboardingOptions From(IConfiguration configuration)
    {
        return new(
            new Uri($"{Keycloak("AuthServerUrl", "auth-server-url").TrimEnd('/')}/"),
            Keycloak("Realm", "realm"),
            Value("Onboarding:ClientId"),
            Value("Onboarding:ClientSecret"));

        // As everywhere PascalCase wins over Keycloak's own kebab-case, so that the environment wins over the file.
        string Keycloak(string pascal, string kebab) => configuration[$"Keycloak:{pascal}"] ?? Value($"Keycloak:{kebab}");

        string Value(string key) => configuration[key] is { Length: > 0 } value ? value : throw new InvalidOperationException($"{key} is not set.");
    }
}
