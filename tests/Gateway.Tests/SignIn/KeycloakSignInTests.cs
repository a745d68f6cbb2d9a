using HubsPlatform.Testing;
using HubsPlatform.Testing.Keycloak;

namespace HubsPlatform.Gateway.Tests.SignIn;

/// <summary>The suite on the real Keycloak, where there is one.</summary>
public sealed class KeycloakSignInTests(KeycloakSignInTests.Fixture fixture) : SignInSuite(fixture), IClassFixture<KeycloakSignInTests.Fixture>
{
    public sealed class Fixture : SignInFixture
    {
        private KeycloakProcess? _keycloak;

        public override Uri Provider => _keycloak!.Address;

        protected override async Task StartProviderAsync()
        {
            (var installation, Absent) = await KeycloakInstallation.FindAsync();
            if (installation is not null)
            {
                _keycloak = await KeycloakProcess.StartAsync(installation, await File.ReadAllTextAsync(Repository.RealmFile), RealmValues);
            }
        }

        protected override async Task StopProviderAsync()
        {
            if (_keycloak is not null)
            {
                await _keycloak.DisposeAsync();
            }
        }
    }
}
