using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Census;

/// <summary>Rings when places were written that have not been compared with the others yet.</summary>
public sealed class ComparisonBell : Bell;

/// <summary>New and changed places are compared with the others after the commit; what is still to be compared stands in the database.</summary>
public sealed class ComparisonQueue(ComparisonBell bell)
{
    public async Task AddAsync(HubTransaction tx, HubId hub, Guid[] places, CancellationToken stop)
    {
        await tx.ExecuteAsync("insert into work.places_to_compare (hub, places) values (@hub, @places)", new { hub = hub.Alias, places }, stop);
        tx.RingAtCommit(bell);
    }
}
