using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Territories;

/// <summary>The hubs' territories as the database has them.</summary>
public static class HubTerritoryTables
{
    /// <summary>PostgreSQL channel on which a change of them is told to every replica.</summary>
    public const string Channel = "hub_territories";

    public static async Task<HubTerritories> ReadAsync(HubDatabase database, CancellationToken stop)
    {
        var rows = await database.QueryAsync<(string Kind, string Code, string Hub)>("select kind, code, hub from open.territories", stop: stop);
        return new HubTerritories(Of(rows, "departement"), Of(rows, "epci"));
    }

    private static Dictionary<string, HubId> Of(IEnumerable<(string Kind, string Code, string Hub)> rows, string kind) =>
        rows.Where(row => row.Kind == kind).ToDictionary(row => row.Code, row => new HubId(row.Hub));
}
