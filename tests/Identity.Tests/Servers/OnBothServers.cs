using HubsPlatform.Identity.Tests.Clients;

namespace HubsPlatform.Identity.Tests.Servers;

/// <summary>A suite that holds for the development provider and for Keycloak alike.</summary>
public abstract class OnBothServers
{
    protected OnBothServers(IdentityServer server)
    {
        Skip.If(server.Absent is not null, server.Absent);
        Server = server;
        Identity = new IdentityClient(server);
    }

    protected IdentityServer Server { get; }

    internal IdentityClient Identity { get; }
}
