using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Census;

/// <summary>
/// Which records are one place. A group is what the merged pairs of <c>duplicates</c> connect, and the member with the smallest
/// id, the oldest, stands for it: so the groups follow from the decisions alone, chains are flat, and taking a decision back
/// restores exactly what was there without it.
/// </summary>
public sealed class PlaceGroups(MergedPlaces merged, TimeProvider clock)
{
    /// <summary>Until the transaction ends nobody else changes what belongs together in the hub.</summary>
    public static Task TakeTurnAsync(HubTransaction tx, HubId hub, CancellationToken stop) => tx.ExecuteAsync(GroupSql.TakeTurn, new { hub = hub.Alias }, stop);

    /// <summary>Brings the groups of these places in line with the decisions and publishes what changed by it.</summary>
    /// <param name="tx">In the hub, whose turn it has (<see cref="TakeTurnAsync"/>).</param>
    /// <param name="hub">Where the places are; a handover leads its transaction through several.</param>
    /// <param name="places">Members of the groups, any.</param>
    /// <param name="actor">Named in the events.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task RegroupAsync(HubTransaction tx, HubId hub, IReadOnlyCollection<Guid> places, Actor actor, CancellationToken stop)
    {
        var args = new { hub = hub.Alias, places = places.ToArray() };
        foreach (var source in (await tx.QueryAsync<Member>(GroupSql.Members, args, stop)).Select(member => member.Source).Distinct().Order(StringComparer.Ordinal))
        {
            await PlaceWriter.TakeTurnAsync(tx, hub, source, stop);
        }

        // A source may have put a new record in while its turn was waited for.
        var members = await tx.QueryAsync<Member>(GroupSql.Members, args, stop);
        var pairs = await tx.QueryAsync<(Guid A, Guid B)>(GroupSql.MergedPairs, new { args.hub, places = members.Select(member => member.Id).ToArray() }, stop);
        var leaders = LeadersOf([.. members.Select(member => member.Id)], pairs);
        var changed = members.Where(member => member.MergedInto != leaders.GetValueOrDefault(member.Id)).OrderBy(member => member.Id).ToList();
        if (changed.Count > 0)
        {
            await ArrangeAsync(tx, hub, members, changed, leaders, actor, stop);
        }

        await merged.RenewAsync(tx, hub, [.. leaders.Values.OfType<Guid>().Distinct()], actor, stop);
    }

    /// <summary>For each place the one that stands for it; null for who is alone.</summary>
    public static IReadOnlyDictionary<Guid, Guid?> LeadersOf(IReadOnlyCollection<Guid> places, IReadOnlyCollection<(Guid A, Guid B)> pairs)
    {
        var parents = places.ToDictionary(id => id);
        foreach (var (a, b) in pairs)
        {
            var (first, second) = (Top(parents, a), Top(parents, b));
            var (lower, higher) = first.CompareTo(second) < 0 ? (first, second) : (second, first);
            parents[higher] = lower;
        }

        return places.GroupBy(id => Top(parents, id))
            .SelectMany(group => group.Select(id => (id, Leader: group.Count() > 1 ? (Guid?)group.Key : null)))
            .ToDictionary(place => place.id, place => place.Leader);
    }

    private static Guid Top(Dictionary<Guid, Guid> parents, Guid id)
    {
        while (parents[id] != id)
        {
            id = parents[id];
        }

        return id;
    }

    private async Task ArrangeAsync(
        HubTransaction tx, HubId hub, IReadOnlyList<Member> members, IReadOnlyList<Member> changed, IReadOnlyDictionary<Guid, Guid?> leaders, Actor actor, CancellationToken stop)
    {
        Guid[] ids = [.. changed.Select(member => member.Id)];
        var args = new { hub = hub.Alias, ids, leaders = changed.Select(member => leaders[member.Id] ?? Guid.Empty).ToArray(), now = clock.GetUtcNow() };
        await tx.ExecuteAsync(GroupSql.TakePen, args, stop);
        var arranged = await tx.QueryAsync<ArrangedPlace>(GroupSql.Arrange, args, stop);
        var ended = members.Select(member => member.MergedInto).OfType<Guid>().Distinct().Where(leader => leaders.GetValueOrDefault(leader) != leader).ToArray();
        await tx.ExecuteAsync(GroupSql.EndGroups, new { args.hub, ids = ended }, stop);
        await tx.ExecuteAsync(GroupSql.Redirect, args, stop);

        var was = members.ToDictionary(member => member.Id, member => member.MergedInto);
        var hidden = arranged.Where(place => WasShown(place, was[place.Id]) && !IsShown(place, leaders[place.Id])).ToList();
        await tx.ExecuteAsync(GroupSql.Unpublish, new { args.hub, ids = hidden.Select(place => place.Id).ToArray() }, stop);
        var freed = arranged.Where(place => place.Active && leaders[place.Id] is null).ToList();
        await ShowAsync(tx, hub, [.. freed.Select(place => place.Id)], stop);
        merged.Publish(tx, hub, [.. hidden.Select(place => place.State(false)), .. freed.Select(place => place.State(true))], actor);
    }

    /// <summary>One that stood for a group was shown even where its own record had been withdrawn.</summary>
    private static bool WasShown(ArrangedPlace place, Guid? before) => before == place.Id || (before is null && place.Active);

    private static bool IsShown(ArrangedPlace place, Guid? leader) => leader == place.Id || (leader is null && place.Active);

    private static async Task ShowAsync(HubTransaction tx, HubId hub, Guid[] places, CancellationToken stop)
    {
        if (places.Length == 0)
        {
            return;
        }

        var hash = new ContentHash();
        var records = await GroupRecords.ActiveAsync(tx, hub, places, stop);
        await MergedPlaces.StageAsync(tx, [.. records.Select(record => new PlaceRecord(record.PlaceId, record.Draft, hash.Of(record.Draft), StructureKey.Of(record.Draft)))], stop);
        await tx.ExecuteAsync(StagingSql.Mirror, new { hub = hub.Alias }, stop);
    }

    private sealed class Member
    {
        public Guid Id { get; init; }
        public string Source { get; init; } = "";
        public Guid? MergedInto { get; init; }
    }

    private sealed class ArrangedPlace : StoredPlace
    {
        public bool Active { get; init; }
    }
}
