using HubsPlatform.Testing.Keycloak;

namespace HubsPlatform.Identity.Tests.Servers;

/// <summary>The real Keycloak, once per test run.</summary>
public sealed class KeycloakServer : IdentityServer
{
    private string _installation = "";
    private KeycloakProcess? _keycloak;

    protected override async Task<string?> FindAsync()
    {
        var (home, reason) = await KeycloakInstallation.FindAsync();
        _installation = home ?? "";
        return reason;
    }

    protected override async Task StartAsync()
    {
        _keycloak = await KeycloakProcess.StartAsync(_installation, TestRealm.Text(), Placeholders);
        Address = _keycloak.Address;
    }

    protected override async Task StopAsync()
    {
        if (_keycloak is not null)
        {
            await _keycloak.DisposeAsync();
        }
    }
}

[CollectionDefinition(Name)]
public sealed class KeycloakCollection : ICollectionFixture<KeycloakServer>
{
    public const string Name = "Keycloak";
}
