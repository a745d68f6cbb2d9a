using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Mediators;

/// <summary>What the public is told of the mediators of a place: what they were trained in, and the names of those who agreed to it.</summary>
/// <param name="Trained">How many followed at least one training.</param>
/// <param name="Qualifications">By path, how many of them followed it.</param>
/// <param name="Names">Of those who want to be named.</param>
public sealed record PlaceTeam(int Trained, IReadOnlyList<PlaceTeam.Qualified> Qualifications, IReadOnlyList<string> Names)
{
    public static readonly PlaceTeam Nobody = new(0, [], []);

    /// <summary>Records of one merged place have one team.</summary>
    private const string Sql = """
        with team as (
          select m.id, m.display_name, m.public_name_consent_on from mediators m
          where m.hub_id = @hub and m.active and m.id in (
            select w.mediator_id from mediator_places w where w.hub_id = @hub
              and w.place_id in (select @place union select p.id from places p where p.hub_id = @hub and p.merged_into = @place))),
        learnt as (
          select distinct q.mediator_id, q.path_name from mediator_qualifications q where q.hub_id = @hub and q.mediator_id in (select id from team))
        select 'trained' as kind, '' as name, count(distinct mediator_id)::int as mediators from learnt having count(*) > 0
        union all
        select 'path', path_name, count(*)::int from learnt group by path_name
        union all
        select 'name', display_name, 1 from team where public_name_consent_on is not null
        order by mediators desc, name
        """;

    public static async Task<PlaceTeam> ReadAsync(HubDatabase database, HubId hub, Guid place, CancellationToken stop)
    {
        var rows = (await database.QueryAsync<(string Kind, string Name, int Mediators)>(hub, Sql, new { hub = hub.Alias, place }, stop)).ToLookup(row => row.Kind);
        return rows.Count == 0
            ? Nobody
            : new PlaceTeam(
                rows["trained"].Sum(row => row.Mediators), [.. rows["path"].Select(row => new Qualified(row.Name, row.Mediators))], [.. rows["name"].Select(row => row.Name)]);
    }

    /// <param name="Name">Of the training path.</param>
    public sealed record Qualified(string Name, int Mediators);
}
