using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Programme;

/// <summary>A declared hub with the names of what it covers.</summary>
public sealed record DeclaredHub(
    string Alias, string Name, IReadOnlyList<string> Missions, IReadOnlyList<string> Consortium, IReadOnlyList<HubTerritory> Territories, long Version, DateTimeOffset DeclaredAt);

/// <summary>A département or a group of communes (kind <c>departement</c> or <c>epci</c>) of a hub.</summary>
public sealed record HubTerritory(string Kind, string Code, string Name);

/// <summary>Reads the declared hubs.</summary>
public sealed class HubCatalogue(HubDatabase database, OfficialCode code)
{
    /// <summary>All hubs by name, the operator's own last.</summary>
    public async Task<IReadOnlyList<DeclaredHub>> AllAsync(CancellationToken stop) => await ReadAsync(null, stop);

    public async Task<DeclaredHub?> FindAsync(HubId hub, CancellationToken stop) => (await ReadAsync(hub, stop)).SingleOrDefault();

    private async Task<IReadOnlyList<DeclaredHub>> ReadAsync(HubId? only, CancellationToken stop)
    {
        var rows = await database.QueryAsync<Row>(
            """
            select h.alias, h.name, h.missions, h.consortium, h.version, h.declared_at,
              array(select t.code from open.territories t where t.hub = h.alias and t.kind = 'departement' order by t.code) as departements,
              array(select t.code from open.territories t where t.hub = h.alias and t.kind = 'epci' order by t.code) as epcis
            from open.hubs h
            where @only::text is null or h.alias = @only
            order by h.alias = 'national', lower(public.unaccent(h.name))
            """,
            new { only = only?.Alias },
            stop);
        return [.. rows.Select(row => new DeclaredHub(row.Alias, row.Name, row.Missions, row.Consortium, TerritoriesOf(row), row.Version, row.DeclaredAt))];
    }

    private HubTerritory[] TerritoriesOf(Row row) =>
    [
        .. row.Departements.Select(departement => new HubTerritory("departement", departement, code.Departements.GetValueOrDefault(departement)?.Name ?? departement)),
        .. row.Epcis.Select(epci => new HubTerritory("epci", epci, code.Epcis.GetValueOrDefault(epci)?.Name ?? epci)),
    ];

    private sealed class Row
    {
        public string Alias { get; init; } = "";
        public string Name { get; init; } = "";
        public string[] Missions { get; init; } = [];
        public string[] Consortium { get; init; } = [];
        public long Version { get; init; }
        public DateTimeOffset DeclaredAt { get; init; }
        public string[] Departements { get; init; } = [];
        public string[] Epcis { get; init; } = [];
    }
}
