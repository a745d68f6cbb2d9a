namespace HubsPlatform.Directory.Onboarding;

public static class OnboardingExtensions
{
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(15);

    /// <summary>Registers <see cref="IOnboarding"/> by the sections <c>Onboarding</c> { ClientId, ClientSecret } and <c>Keycloak</c>, read at the first use.</summary>
    public static IServiceCollection AddOnboarding(this IServiceCollection services)
    {
        services.AddSingleton(provider => OnboardingOptions.From(provider.GetRequiredService<IConfiguration>()));
        services.AddHttpClient<KeycloakAdministration>((provider, http) =>
        {
            http.BaseAddress = provider.GetRequiredService<OnboardingOptions>().Server;
            http.Timeout = LongestCall;
        });
        services.AddTransient<IOnboarding, KeycloakOnboarding>();
        return services;
    }
}
