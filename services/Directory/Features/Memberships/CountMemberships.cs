using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;

namespace HubsPlatform.Directory.Features.Memberships;

/// <summary>GET /api/directory/hubs/{hub}/memberships/counts: the network today.</summary>
public static class CountMemberships
{
    public static async Task<NetworkCounts> Handle(HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop) =>
        (await database.QuerySingleOrDefaultAsync<NetworkCounts>(
            hub.Hub,
            """
            select count(*) filter (where m.kind = 'lead') as lead, count(*) filter (where m.kind = 'founder') as founder, count(*) filter (where m.kind = 'member') as member,
              count(*) filter (where m.kind = 'partner') as partner, count(*) filter (where m.id is null) as none, count(m.charter_signed_on) as charters
            from structures s left join memberships m on m.hub_id = s.hub_id and m.structure_id = s.id and daterange(m.starts_on, m.ends_on, '[]') @> @today
            where s.hub_id = @hub and s.active
            """,
            new { hub = hub.Hub.Alias, today = clock.InFrance() }, stop))!;

    /// <param name="None">Structures of the census that are not in the network.</param>
    /// <param name="Charters">Of those in the network, who signed the charter.</param>
    public sealed record NetworkCounts(long Lead, long Founder, long Member, long Partner, long None, long Charters);
}
