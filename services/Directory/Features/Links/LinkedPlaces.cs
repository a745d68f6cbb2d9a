using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Features.Places;
using HubsPlatform.Directory.Links;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;
using PlaceRecord = HubsPlatform.Directory.Features.Places.PlaceRecord;

namespace HubsPlatform.Directory.Features.Links;

/// <summary>
/// Finds the place that a signed link is for. A link counts while its place is published, by its own address or as part of another one,
/// while the recipient's address is still the place's, and until the hub takes it back; what is missing is told to nobody.
/// </summary>
public sealed class LinkedPlaces(HubDatabase database, LinkSigner signer)
{
    private const string Where = """
        select o.id, o.hub, h.name as hub_name from open.places o join open.hubs h on h.alias = o.hub
        where o.id = coalesce((select m.leads_to from open.moved_places m where m.id = @id), @id)
        """;

    private const string Records = "select p.id, p.source, p.source_id, p.left_import is not null as has_left from places p where p.hub_id = @hub and (p.id = @id or p.merged_into = @id) and p.active order by p.id";

    /// <param name="token">As it stands in the link.</param>
    /// <param name="toChange">Nobody else changes the place or answers by the link until the answer is disposed of.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>Null where the link does not count.</returns>
    internal async Task<LinkedPlace?> OpenAsync(string? token, bool toChange, CancellationToken stop)
    {
        if (signer.Read(token, LinkPurpose.Place) is not { } link
            || await database.QuerySingleOrDefaultAsync<Published>(Where, new { id = link.Place }, stop) is not { } published)
        {
            return null;
        }

        var transaction = await database.BeginAsync(new HubId(published.Hub), stop);
        if (await FindAsync(transaction, link, published, toChange, stop) is { } place)
        {
            return place;
        }

        await transaction.DisposeAsync();
        return null;
    }

    private static async Task<LinkedPlace?> FindAsync(HubTransaction transaction, SignedLink link, Published published, bool toChange, CancellationToken stop)
    {
        var args = new { hub = published.Hub, id = published.Id, link = link.Id };
        if (toChange)
        {
            // In the order in which whoever merges places takes them, and before the rows: an import waits for its turn with rows in hand.
            foreach (var source in (await transaction.QueryAsync<OwnedRecord>(Records, args, stop)).Select(record => record.Source).Distinct().Order(StringComparer.Ordinal))
            {
                await PlaceWriter.TakeTurnAsync(transaction, transaction.Hub!.Value, source, stop);
            }
        }

        var locking = toChange ? " for update" : "";
        var row = await transaction.QuerySingleOrDefaultAsync<PlaceLinkRow>($"select {PlaceLinkRow.Columns} from place_links l where l.hub_id = @hub and l.id = @link{locking}", args, stop);
        if (row is null || row.RevokedAt is not null || row.PlaceId != link.Place)
        {
            return null;
        }

        var records = await transaction.QueryAsync<OwnedRecord>(Records + locking, args, stop);
        var place = await transaction.QuerySingleOrDefaultAsync<PlaceRecord>($"select {PlaceRecord.Columns} from {PlaceRecord.FromCensus} where p.hub_id = @hub and p.id = @id", args, stop);
        if (place is null || records.Count == 0 || (row.AddressHash is { } hash && !await IsStillOfAsync(transaction, place, hash, stop)))
        {
            return null;
        }

        return new LinkedPlace(transaction, row, place, records, published.HubName);
    }

    /// <summary>The address is the place's own, or, where it has none, its structure's.</summary>
    private static async Task<bool> IsStillOfAsync(HubTransaction transaction, PlaceRecord place, byte[] hash, CancellationToken stop)
    {
        IEnumerable<string> addresses = place.Emails.Length > 0
            ? place.Emails
            : await transaction.QueryAsync<string>(PlaceOwner.OfStructure, new { hub = transaction.Hub!.Value.Alias, structure = place.StructureId }, stop);
        return addresses.Any(address => hash.AsSpan().SequenceEqual(AddressHash.Of(address)));
    }

    private sealed record Published(Guid Id, string Hub, string HubName);
}
