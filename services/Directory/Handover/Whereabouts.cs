using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Handover;

/// <summary>
/// In whose territory records stand, by the territories of this very moment. Places of a known commune are compared in SQL;
/// what has only an address, or is withdrawn, is looked up here in the way an import would.
/// </summary>
internal sealed class Whereabouts(HubDatabase database, TerritoryMap map)
{
    private const string HubOfCommune = """
        coalesce(
          (select t.hub from open.territories t where t.kind = 'epci' and t.code = c.epci_code),
          (select t.hub from open.territories t where t.kind = 'departement' and t.code = c.departement_code),
          'national')
        """;

    private const string PublishedWithCommune = $"""
        select p.hub as from_hub, {HubOfCommune} as to_hub, p.id
        from open.places p join geo.communes c on c.code = p.commune_code
        where p.hub <> {HubOfCommune}
        order by p.id
        """;

    private const string PublishedWithout = """
        select p.hub as from_hub, p.id, p.postal_code, p.record::json->>'commune' as commune_name, p.record::json->>'code_insee' as code_insee, p.departement_code
        from open.places p left join geo.communes c on c.code = p.commune_code
        where c.code is null
        order by p.id
        """;

    /// <summary>The other records of merged places, which go where these go.</summary>
    private const string Companions = """
        select p.id, p.merged_into as leader from places p join merged_places m on m.hub_id = p.hub_id and m.id = p.merged_into
        where p.hub_id = @hub and p.id <> m.id and m.active
        """;

    private const string Withdrawn = """
        select hub_id as from_hub, id, code_postal as postal_code, commune as commune_name, code_insee, departement_code
        from places p
        where hub_id = @hub and not active and not exists (select from merged_places m where m.hub_id = @hub and m.id = p.merged_into and m.active)
        order by id
        """;

    /// <summary>A structure that people of a hub entered, or that is in its network, is there although it may be elsewhere.</summary>
    private const string StructuresWithoutPlace = $"""
        select m.from_hub, m.to_hub, m.id from (
          select s.hub_id as from_hub, s.id, case when c.code is not null then {HubOfCommune}
            else coalesce((select t.hub from open.territories t where t.kind = 'departement' and t.code = s.departement_code), 'national') end as to_hub
          from structures s left join geo.communes c on c.code = s.commune_code
          where s.hub_id = @hub and s.merged_into is null and (s.hub_id = 'national' or not s.by_hand)
            and not exists (select from places p where p.hub_id = @hub and p.structure_id = s.id)
            and not exists (select from memberships n where n.hub_id = @hub and n.structure_id = s.id)) m
        where m.from_hub <> m.to_hub
        order by m.id
        """;

    /// <summary>
    /// A mediator without a structure has a département and no commune. Only <c>national</c> can lose a département as a whole;
    /// elsewhere the hub's staff meant what it wrote.
    /// </summary>
    private const string MediatorsWithoutStructure = """
        select m.hub_id as from_hub, t.hub as to_hub, m.id
        from mediators m join open.territories t on t.kind = 'departement' and t.code = m.departement_code
        where m.hub_id = @hub and m.structure_id is null
        order by m.id
        """;

    public async Task<IReadOnlyList<Misplaced>> PlacesAsync(CancellationToken stop)
    {
        var territories = await HubTerritoryTables.ReadAsync(database, stop);
        List<Misplaced> found = [.. await database.QueryAsync<Misplaced>(PublishedWithCommune, stop: stop)];
        List<Situated> addressed = [.. await database.QueryAsync<Situated>(PublishedWithout, stop: stop)];
        var companions = new List<(Guid Id, Guid Leader)>();
        foreach (var hub in await HubsAsync(stop))
        {
            addressed.AddRange(await database.QueryAsync<Situated>(hub, Withdrawn, new { hub = hub.Alias }, stop));
            companions.AddRange(await database.QueryAsync<(Guid, Guid)>(hub, Companions, new { hub = hub.Alias }, stop));
        }

        found.AddRange(addressed.Select(place => new Misplaced(place.FromHub, HubOf(place, territories).Alias, place.Id)).Where(place => place.FromHub != place.ToHub));
        var leading = found.ToDictionary(place => place.Id);
        found.AddRange(companions.Where(place => leading.ContainsKey(place.Leader)).Select(place => leading[place.Leader] with { Id = place.Id, Unit = place.Leader }));
        return found;
    }

    public async Task<IReadOnlyList<Misplaced>> StructuresAsync(CancellationToken stop)
    {
        List<Misplaced> found = [];
        foreach (var hub in await HubsAsync(stop))
        {
            found.AddRange(await database.QueryAsync<Misplaced>(hub, StructuresWithoutPlace, new { hub = hub.Alias }, stop));
        }

        return found;
    }

    public Task<IReadOnlyList<Misplaced>> MediatorsAsync(CancellationToken stop) =>
        database.QueryAsync<Misplaced>(HubId.National, MediatorsWithoutStructure, new { hub = HubId.National.Alias }, stop);

    private async Task<IEnumerable<HubId>> HubsAsync(CancellationToken stop) =>
        (await database.QueryAsync<string>("select alias from open.hubs order by alias", stop: stop)).Select(alias => new HubId(alias));

    private HubId HubOf(Situated place, HubTerritories territories)
    {
        if (map.ResolveCommune(place.PostalCode, place.CommuneName, place.CodeInsee) is { } match)
        {
            return territories.HubOf(map.Code.Communes[match.Code]);
        }

        var served = map.ServedBy(place.PostalCode).Select(commune => territories.HubOf(map.Code.Communes[commune.Code])).Distinct().ToList();
        return served.Count == 1 ? served[0] : territories.HubOfDepartement(place.DepartementCode);
    }

    private sealed class Situated
    {
        public string FromHub { get; init; } = "";
        public Guid Id { get; init; }
        public string PostalCode { get; init; } = "";
        public string CommuneName { get; init; } = "";
        public string? CodeInsee { get; init; }
        public string DepartementCode { get; init; } = "";
    }
}

/// <summary>A record that is in another hub than the one in whose territory it stands.</summary>
internal sealed record Misplaced(string FromHub, string ToHub, Guid Id)
{
    /// <summary>What goes together: the records of one merged place.</summary>
    public Guid Unit { get; init; } = Id;
}
