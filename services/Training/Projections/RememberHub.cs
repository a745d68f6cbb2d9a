using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.Training.Demonstration;

namespace HubsPlatform.Training.Projections;

/// <summary>Keeps the hubs' names. In a demonstration a hub gets its first paths and sessions here.</summary>
public sealed class RememberHub(DemonstrationCatalogue demonstration) : IEventHandler<HubDeclared>
{
    public async Task HandleAsync(HubTransaction transaction, HubDeclared message, CancellationToken stop)
    {
        await transaction.ExecuteAsync(
            """
            insert into open.hubs (hub, name, version) values (@Hub, @Name, @Version)
            on conflict (hub) do update set name = excluded.name, version = excluded.version where hubs.version < excluded.version
            """,
            new { message.Hub, message.Name, message.Version },
            stop);
        await demonstration.LoadAsync(transaction, stop);
    }
}
