using HubsPlatform.Directory.Programme;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.National;

/// <summary>A hub as the operator follows it.</summary>
public sealed record HubOverview(
    string Alias, string Name, IReadOnlyList<string> Missions, IReadOnlyList<string> Consortium, IReadOnlyList<HubTerritory> Territories,
    DateTimeOffset DeclaredAt, long Places, long Structures, long Mediators, long Communes, DateTimeOffset? LastImportAt)
{
    internal static HubOverview Of(DeclaredHub hub, HubCounts? counts) => new(
        hub.Alias, hub.Name, hub.Missions, hub.Consortium, hub.Territories, hub.DeclaredAt,
        counts?.Places ?? 0, counts?.Structures ?? 0, counts?.Mediators ?? 0, counts?.Communes ?? 0, counts?.LastImportAt);
}

/// <summary>How much a hub has.</summary>
internal sealed class HubCounts
{
    public string Hub { get; init; } = "";
    public long Places { get; init; }
    public long Structures { get; init; }
    public long Mediators { get; init; }
    public long Communes { get; init; }
    public DateTimeOffset? LastImportAt { get; init; }

    public static async Task<IReadOnlyDictionary<string, HubCounts>> ReadAsync(HubDatabase database, Actor actor, CancellationToken stop)
    {
        await using var national = await database.BeginNationalReadAsync(actor, "hubs.counted", stop);
        var counts = await national.QueryAsync<HubCounts>(
            """
            select h.alias as hub,
              (select count(*) from census_places p where p.hub_id = h.alias) as places,
              (select count(*) from structures s where s.hub_id = h.alias and s.active) as structures,
              (select count(*) from mediators m where m.hub_id = h.alias and m.active) as mediators,
              (select count(distinct o.commune_code) from open.places o where o.hub = h.alias) as communes,
              (select max(i.finished_at) from imports i where i.hub_id = h.alias and i.state = 'completed' and not i.dry_run) as last_import_at
            from open.hubs h
            """,
            stop: stop);
        await national.CommitAsync(stop); // the note of the reading lasts
        return counts.ToDictionary(row => row.Hub);
    }
}
