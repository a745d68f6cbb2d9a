using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Handover;

/// <summary>
/// Moves what stands in a hub's territory to that hub: places, withdrawn ones too, with their structures and these structures'
/// mediators; structures that have no place left; at the founding also the mediators of <c>national</c> without a structure.
/// Run again, it finds nothing left.
/// </summary>
internal sealed class TerritoryHandover(HubDatabase database, Whereabouts whereabouts, HubMove move)
{
    private const int AtOnce = PlacesRecorded.MostPlaces;

    /// <summary>Gives a new hub its due.</summary>
    /// <param name="target">The hub.</param>
    /// <param name="actor">Named in the events and the audit trails.</param>
    /// <param name="stop">Ends between two batches.</param>
    public async Task<HandedOver> FoundAsync(HubId target, Actor actor, CancellationToken stop) =>
        await MoveAsync(target, actor, stop) + await MoveAsync(await whereabouts.MediatorsAsync(stop), target, ids => new HandedIds([], [], ids), actor, stop);

    /// <summary>Puts right, for every hub, what was written by an old map.</summary>
    public Task<HandedOver> SweepAsync(Actor actor, CancellationToken stop) => MoveAsync(null, actor, stop);

    private async Task<HandedOver> MoveAsync(HubId? target, Actor actor, CancellationToken stop) =>
        await MoveAsync(await whereabouts.PlacesAsync(stop), target, ids => new HandedIds(ids, [], []), actor, stop)
        + await MoveAsync(await whereabouts.StructuresAsync(stop), target, ids => new HandedIds([], ids, []), actor, stop);

    private async Task<HandedOver> MoveAsync(
        IReadOnlyList<Misplaced> misplaced, HubId? target, Func<Guid[], HandedIds> kind, Actor actor, CancellationToken stop)
    {
        var sum = HandedOver.Nothing;
        foreach (var way in misplaced.Where(record => target is null || record.ToHub == target.Value.Alias).GroupBy(record => (record.FromHub, record.ToHub)))
        {
            foreach (var batch in Batches(way))
            {
                await using var transaction = await database.BeginAsync(new HubId(way.Key.FromHub), stop);
                sum += await move.RunAsync(transaction, new HubId(way.Key.FromHub), new HubId(way.Key.ToHub), kind(batch), actor, stop);
                await transaction.CommitAsync(stop);
            }
        }

        return sum;
    }

    /// <summary>At most so many at once, the records of one merged place never apart.</summary>
    private static IEnumerable<Guid[]> Batches(IEnumerable<Misplaced> records)
    {
        List<Guid> batch = [];
        foreach (var unit in records.GroupBy(record => record.Unit, record => record.Id))
        {
            if (batch.Count > 0 && batch.Count + unit.Count() > AtOnce)
            {
                yield return [.. batch];
                batch.Clear();
            }

            batch.AddRange(unit);
        }

        if (batch.Count > 0)
        {
            yield return [.. batch];
        }
    }
}
