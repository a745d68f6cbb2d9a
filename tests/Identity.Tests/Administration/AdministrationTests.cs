using HubsPlatform.Identity.Tests.Servers;

namespace HubsPlatform.Identity.Tests.Administration;

/// <summary>Suites that call the administration API as onboarding.</summary>
public abstract class AdministrationTests(IdentityServer server) : OnBothServers(server), IAsyncLifetime
{
    internal AdminClient Admin { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Admin = new AdminClient(Server, Identity);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Admin.DisposeAsync();
}
