using HubsPlatform.Contracts;
using HubsPlatform.Directory.History;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Census;

/// <summary>
/// Makes two structures of a hub one, and two again. The survivor keeps its own name, number and contact; places, mediators, memberships,
/// structures below and the keys of imports come to it, so that no import brings the absorbed one back.
/// </summary>
public sealed class StructureMerge(TimeProvider clock)
{
    /// <param name="transaction">In the hub, whose structures' turn it has (<see cref="StructureTurn"/>). Memberships must not overlap.</param>
    /// <param name="survivor">Active.</param>
    /// <param name="absorbed">Active, another one.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="stop">Ends the waiting.</param>
    internal async Task MergeAsync(HubTransaction transaction, Guid survivor, Guid absorbed, Actor actor, CancellationToken stop)
    {
        var before = await StructureHistory.BeforeAsync(transaction, survivor, stop);
        var absorbedBefore = await StructureHistory.BeforeAsync(transaction, absorbed, stop);
        var way = new Way(transaction.Hub!.Value, absorbed, survivor, actor, clock.GetUtcNow());
        var parentWas = await transaction.QuerySingleOrDefaultAsync<Guid?>(
            "select parent_id from structures where hub_id = @hub and id = @survivor and parent_id = @absorbed", new { hub = way.Hub.Alias, survivor, absorbed }, stop);
        await transaction.ExecuteAsync(StructureMergeSql.Climb, way.Args(), stop);
        var moved = await MoveAsync(transaction, way, new Belongings(null, null, null, null, null, null), stop);
        await transaction.ExecuteAsync(StructureMergeSql.AddKey, way.Args(), stop);
        await transaction.ExecuteAsync(StructureMergeSql.Absorb, way.Args(), stop);
        await transaction.ExecuteAsync(
            StructureMergeSql.Remember,
            new
            {
                hub = way.Hub.Alias,
                id = Guid.CreateVersion7(),
                to = survivor,
                from = absorbed,
                moved.Places,
                moved.Groups,
                moved.Mediators,
                moved.Memberships,
                moved.Children,
                moved.Keys,
                parentWas,
                now = way.Now,
                subject = actor.Subject,
            }, stop);
        await EndAsync(transaction, way, stop);
        await StructureHistory.RecordAsync(transaction, survivor, "merged", before, actor, way.Now, stop, absorbed);
        await StructureHistory.RecordAsync(transaction, absorbed, "absorbed", absorbedBefore, actor, way.Now, stop, survivor);
    }

    /// <summary>Gives back what the merge brought and is still there. What came since stays with the survivor.</summary>
    internal async Task UndoAsync(HubTransaction transaction, StoredMerge merge, Actor actor, CancellationToken stop)
    {
        var before = await StructureHistory.BeforeAsync(transaction, merge.SurvivorId, stop);
        var absorbedBefore = await StructureHistory.BeforeAsync(transaction, merge.AbsorbedId, stop);
        var way = new Way(transaction.Hub!.Value, merge.SurvivorId, merge.AbsorbedId, actor, clock.GetUtcNow());
        await transaction.ExecuteAsync(StructureMergeSql.Release, way.Args(merge: merge.Id, parentWas: merge.ParentWas), stop);
        await MoveAsync(transaction, way, new Belongings(merge.Places, merge.Groups, merge.Mediators, merge.Memberships, merge.Children, merge.Keys), stop);
        await EndAsync(transaction, way, stop);
        await StructureHistory.RecordAsync(transaction, merge.SurvivorId, "unmerged", before, actor, way.Now, stop, merge.AbsorbedId);
        await StructureHistory.RecordAsync(transaction, merge.AbsorbedId, "unmerged", absorbedBefore, actor, way.Now, stop, merge.SurvivorId);
    }

    private static async Task<Belongings> MoveAsync(HubTransaction transaction, Way way, Belongings only, CancellationToken stop)
    {
        var places = await transaction.QueryAsync<MovedPlace>(StructureMergeSql.MovePlaces, way.Args(only.Places), stop);
        var groups = await transaction.QueryAsync<MovedPlace>(StructureMergeSql.MoveGroups, way.Args(only.Groups), stop);
        MovedPlace[] shown = [.. places.Concat(groups).Where(place => place.IsShown)];
        await transaction.ExecuteAsync(
            StructureMergeSql.Republish, new { hub = way.Hub.Alias, ids = shown.Select(place => place.Id).ToArray(), versions = shown.Select(place => place.Version).ToArray() }, stop);
        var mediators = await transaction.QueryAsync<MediatorState>(StructureMergeSql.MoveMediators, way.Args(only.Mediators), stop);
        var memberships = await transaction.QueryAsync<Guid>(StructureMergeSql.MoveMemberships, way.Args(only.Memberships), stop);
        var children = await transaction.QueryAsync<Guid>(StructureMergeSql.MoveChildren, way.Args(only.Children), stop);
        var keys = await transaction.QueryAsync<string>(StructureMergeSql.MoveKeys, way.Args(keys: only.Keys), stop);
        transaction.PublishAll(
            [
                .. shown.Chunk(PlacesRecorded.MostPlaces).Select(chunk => (HubEvent)new PlacesRecorded
                {
                    Hub = way.Hub.Alias, Actor = way.Actor.Subject, OccurredAt = way.Now, Places = [.. chunk.Select(place => place.State(true))],
                }),
                .. mediators.Where(mediator => mediator.Active).Chunk(PlacesRecorded.MostPlaces).Select(chunk => (HubEvent)new MediatorsRecorded
                {
                    Hub = way.Hub.Alias, Actor = way.Actor.Subject, OccurredAt = way.Now, Mediators = chunk,
                }),
            ]);
        return new Belongings(
            [.. places.Select(place => place.Id)], [.. groups.Select(place => place.Id)], [.. mediators.Select(mediator => mediator.MediatorId)], [.. memberships], [.. children], [.. keys]);
    }

    private static async Task EndAsync(HubTransaction transaction, Way way, CancellationToken stop)
    {
        Guid[] both = [way.From, way.To];
        await transaction.ExecuteAsync(StructureMergeSql.RenewNames, new { hub = way.Hub.Alias, now = way.Now, both }, stop);
        await StructureTurn.PublishAsync(transaction, both, way.Actor, way.Now, stop);
    }

    /// <summary>From which structure to which.</summary>
    private sealed record Way(HubId Hub, Guid From, Guid To, Actor Actor, DateTimeOffset Now)
    {
        public object Args(Guid[]? ids = null, string[]? keys = null, Guid? merge = null, Guid? parentWas = null) =>
            new { hub = Hub.Alias, from = From, to = To, ids, keys, merge, parentWas, now = Now, subject = Actor.Subject };
    }

    /// <summary>What a structure has; null: all of it.</summary>
    private sealed record Belongings(Guid[]? Places, Guid[]? Groups, Guid[]? Mediators, Guid[]? Memberships, Guid[]? Children, string[]? Keys);

    private sealed class MovedPlace : StoredPlace
    {
        public bool IsShown { get; init; }
    }
}

/// <summary>A merge that can be taken back.</summary>
internal sealed class StoredMerge
{
    public Guid Id { get; init; }
    public Guid SurvivorId { get; init; }
    public Guid AbsorbedId { get; init; }
    public Guid[] Places { get; init; } = [];
    public Guid[] Groups { get; init; } = [];
    public Guid[] Mediators { get; init; } = [];
    public Guid[] Memberships { get; init; } = [];
    public Guid[] Children { get; init; } = [];
    public string[] Keys { get; init; } = [];
    public Guid? ParentWas { get; init; }
    public DateTimeOffset? UndoneAt { get; init; }
}
