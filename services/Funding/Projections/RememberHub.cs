using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;

namespace HubsPlatform.Funding.Projections;

/// <summary>Keeps the names and territories of hubs.</summary>
public sealed class RememberHub : IEventHandler<HubDeclared>
{
    public Task HandleAsync(HubTransaction transaction, HubDeclared message, CancellationToken stop) =>
        transaction.ExecuteAsync(
            """
            insert into open.hubs (hub, name, departements, version) values (@Hub, @Name, @departements, @Version)
            on conflict (hub) do update set name = excluded.name, departements = excluded.departements, version = excluded.version
            where hubs.version < excluded.version
            """,
            new { message.Hub, message.Name, departements = message.Departements.ToArray(), message.Version },
            stop);
}
