using HubsPlatform.Contracts;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Programme;

/// <summary>Writes hubs and their territories, and tells the other services.</summary>
public sealed class HubRegister(HubDatabase database, TimeProvider clock)
{
    /// <summary>Territories change rarely and must not overlap: one writer at a time.</summary>
    private const string TakeTurns = "select pg_advisory_xact_lock(hashtext('open.territories'))";

    /// <summary>The hubs of 2019 in a database that has none.</summary>
    public async Task DeclareFirstHubsAsync(CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(HubId.National, stop);
        await transaction.ExecuteAsync(TakeTurns, stop: stop);
        if (await transaction.QuerySingleOrDefaultAsync<bool>("select exists (select from open.hubs)", stop: stop))
        {
            return;
        }

        foreach (var hub in Hubs2019.All)
        {
            await WriteAsync(transaction, hub, Actor.System("programme-2019"), stop);
        }

        await transaction.CommitAsync(stop);
    }

    /// <summary>Declares one more hub in the caller's transaction.</summary>
    /// <returns>What is in the way: départements and EPCI that another hub holds. Empty when the hub was declared.</returns>
    public async Task<IReadOnlyList<HeldTerritory>> DeclareAsync(HubTransaction transaction, HubDeclaration hub, Actor actor, CancellationToken stop)
    {
        await transaction.ExecuteAsync(TakeTurns, stop: stop);
        var held = await transaction.QueryAsync<HeldTerritory>(
            """
            select t.kind, t.code, t.hub, h.name as hub_name from open.territories t join open.hubs h on h.alias = t.hub
            where (t.kind = 'departement' and t.code = any(@departements)) or (t.kind = 'epci' and t.code = any(@epcis))
            order by t.kind, t.code
            """,
            new { departements = hub.Departements.ToArray(), epcis = hub.Epcis.ToArray() },
            stop);
        if (held.Count == 0)
        {
            await WriteAsync(transaction, hub, actor, stop);
        }

        return held;
    }

    private async Task WriteAsync(HubTransaction transaction, HubDeclaration hub, Actor actor, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await transaction.ExecuteAsync(
            """
            insert into open.hubs (alias, name, missions, consortium, version, declared_at) values (@Alias, @Name, @missions, @consortium, 1, @now);
            insert into open.territories (kind, code, hub) select 'departement', unnest(@departements), @Alias;
            insert into open.territories (kind, code, hub) select 'epci', unnest(@epcis), @Alias;
            """,
            new
            {
                hub.Alias,
                hub.Name,
                missions = hub.Missions.ToArray(),
                consortium = hub.Consortium.ToArray(),
                departements = hub.Departements.ToArray(),
                epcis = hub.Epcis.ToArray(),
                now,
            },
            stop);
        await transaction.ExecuteAsync($"notify {HubTerritoryTables.Channel}", stop: stop);
        transaction.Publish(
            new HubDeclared
            {
                Hub = hub.Alias,
                Actor = actor.Subject,
                OccurredAt = now,
                Name = hub.Name,
                Departements = hub.Departements,
                Epcis = hub.Epcis,
                Missions = hub.Missions,
                Consortium = hub.Consortium,
                Version = 1,
            });
        await transaction.AuditAsync(actor, "hub.declared", $"hubs/{hub.Alias}", stop);
    }
}

/// <summary>A département or EPCI that has its hub already.</summary>
public sealed record HeldTerritory(string Kind, string Code, string Hub, string HubName);
