using HubsPlatform.Directory.Census;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Handover;

/// <summary>
/// What people decided about pairs of places, when places change their hub. A pair of which both places go goes along, so a group
/// that moves as a whole is one place in the new hub too. A pair of which one place stays is forgotten: its group is dissolved there,
/// because one place cannot be in two hubs.
/// </summary>
internal sealed class MovedPairs(PlaceGroups groups, ComparisonQueue comparisons)
{
    private const string Take = """
        create temp table moving_pairs (like duplicates) on commit drop;
        insert into moving_pairs select * from duplicates where hub_id = @hub and place_a = any(@places) and place_b = any(@places);
        delete from duplicates where hub_id = @hub and (place_a = any(@places) or place_b = any(@places));
        """;

    /// <summary>The new hub's own withdrawn records that <see cref="HandoverSql.GivePlaces"/> replaces.</summary>
    private const string Replaced = """
        select p.id from places p join moving_places m on p.source = m.source and p.source_id = m.source_id
        where p.hub_id = @hub and m.active and not p.active and p.merged_into is not null
        """;

    private const string Forget = "delete from duplicates where hub_id = @hub and (place_a = any(@places) or place_b = any(@places))";

    private const string Give = """
        update moving_pairs set hub_id = @hub;
        insert into duplicates select m.* from moving_pairs m
        where exists (select from places p where p.hub_id = @hub and p.id = m.place_a) and exists (select from places p where p.hub_id = @hub and p.id = m.place_b)
        on conflict do nothing;
        drop table moving_pairs;
        """;

    public static async Task TakeTurnsAsync(HubTransaction transaction, HubId source, HubId target, CancellationToken stop)
    {
        foreach (var hub in new[] { source, target }.OrderBy(hub => hub.Alias, StringComparer.Ordinal))
        {
            await PlaceGroups.TakeTurnAsync(transaction, hub, stop);
        }
    }

    /// <summary>In the old hub, before the places leave it: each of them stands for itself for a moment.</summary>
    public async Task TakeAsync(HubTransaction transaction, HubId source, Guid[] places, Actor actor, CancellationToken stop)
    {
        await transaction.ExecuteAsync(Take, new { hub = source.Alias, places }, stop);
        await groups.RegroupAsync(transaction, source, places, actor, stop);
    }

    /// <summary>In the new hub, before the places come.</summary>
    public async Task MakeRoomAsync(HubTransaction transaction, HubId target, Actor actor, CancellationToken stop)
    {
        var places = (await transaction.QueryAsync<Guid>(Replaced, new { hub = target.Alias }, stop)).ToArray();
        if (places.Length > 0)
        {
            await transaction.ExecuteAsync(Forget, new { hub = target.Alias, places }, stop);
            await groups.RegroupAsync(transaction, target, places, actor, stop);
        }
    }

    /// <summary>In the new hub, when the places are there.</summary>
    public async Task GiveAsync(HubTransaction transaction, HubId target, Guid[] given, Actor actor, CancellationToken stop)
    {
        await transaction.ExecuteAsync(Give, new { hub = target.Alias }, stop);
        await groups.RegroupAsync(transaction, target, given, actor, stop);
        await comparisons.AddAsync(transaction, target, given, stop);
    }
}
