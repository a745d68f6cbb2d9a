using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.History;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Features.Links;

/// <summary>
/// Writes what the owner of a place says. One record is enough where it is the only one, or where it leads the others to say the same;
/// where the others would bring back what the owner took out, they are told as well.
/// </summary>
public sealed class OwnerWriter(PlaceWriter writer)
{
    internal async Task WriteAsync(LinkedPlace place, PlaceDraft wanted, DateTimeOffset now, CancellationToken stop)
    {
        var others = place.Records.Count == 1 ? [] : await GroupRecords.ActiveAsync(place.Transaction, place.Hub, [.. place.Records.Skip(1).Select(record => record.Id)], stop);
        var hash = new ContentHash();
        var together = MergeRule.Merge([new GroupedRecord(place.Records[0].Id, place.Place.StructureId, wanted), .. others]);
        var told = hash.Of(together).AsSpan().SequenceEqual(hash.Of(wanted)) ? place.Records.Take(1) : place.Records;
        foreach (var record in told)
        {
            await writer.WriteAsync(place.Transaction, record.Source, [wanted with { Id = record.SourceId }], place.Actor, stop, by: ChangeOrigin.Link(place.Link.Id));
        }

        await KeepAsync(place, now, stop);
    }

    /// <summary>The place exists although its source no longer has it.</summary>
    private static async Task KeepAsync(LinkedPlace place, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var record in place.Records.Where(record => record.HasLeft))
        {
            await PlaceHistory.RecordKeptAsync(place.Transaction, record.Id, ChangeOrigin.Link(place.Link.Id), place.Actor, now, stop);
            await place.Transaction.ExecuteAsync(
                "update places set left_at = null, left_import = null, kept_at = @now where hub_id = @hub and id = @id", new { hub = place.Hub.Alias, record.Id, now }, stop);
        }
    }
}
