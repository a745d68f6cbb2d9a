using System.Text.Json.Nodes;
using HubsPlatform.Directory.Standard;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Census;

/// <summary>What the place says and what its source last delivered of it, which is not the same.</summary>
internal sealed record EditedPlace(Guid Id, PlaceDraft Delivered, PlaceDraft Kept);

/// <summary>News of an edited place.</summary>
/// <param name="Id">The place.</param>
/// <param name="News">What its source delivers.</param>
/// <param name="Hash">Of the news.</param>
/// <param name="Merge">What becomes of it; null where there is nothing more to merge: the place says what its source says.</param>
internal sealed record EditedDelivery(Guid Id, PlaceDraft News, byte[] Hash, DeliveryMerge? Merge);

/// <summary>
/// Remembers what a source last delivered of places that people changed. Nothing here runs for an import that meets no such place.
/// </summary>
internal static class DeliveredRecords
{
    /// <summary>Before these places are changed by other than their source: those that still say what it says would lose that.</summary>
    public static Task KeepAsync(HubTransaction tx, HubId hub, Guid[] places, CancellationToken stop) => tx.ExecuteAsync(
        $"""
        update places p set delivered = {GroupRecords.Draft} - array['hub_id', 'delivered', 'content_hash', 'delivered_hash']
        where p.hub_id = @hub and p.id = any(@places) and p.delivered is null and p.delivered_hash = p.content_hash
        """,
        new { hub = hub.Alias, places }, stop);

    /// <returns>By place; those whose delivered record is not known are left out.</returns>
    public static async Task<IReadOnlyDictionary<Guid, EditedPlace>> ReadAsync(HubTransaction tx, HubId hub, Guid[] places, CancellationToken stop)
    {
        var rows = await tx.QueryAsync<Row>(
            $"select p.id, p.delivered::text as delivered, ({GroupRecords.Draft})::text as kept from places p where p.hub_id = @hub and p.id = any(@places) and p.delivered is not null",
            new { hub = hub.Alias, places }, stop);
        return rows.ToDictionary(row => row.Id, row => new EditedPlace(row.Id, GroupRecords.Read(row.Delivered), GroupRecords.Read(row.Kept)));
    }

    /// <summary>After the places were written: from now on this is what their sources delivered last.</summary>
    public static Task WriteAsync(HubTransaction tx, HubId hub, IReadOnlyList<EditedDelivery> deliveries, CancellationToken stop) => tx.ExecuteAsync(
        """
        update places p set delivered_hash = d.hash, delivered = d.record::jsonb
        from unnest(@ids, @hashes, @records) as d (id, hash, record) where p.hub_id = @hub and p.id = d.id
        """,
        new
        {
            hub = hub.Alias,
            ids = deliveries.Select(delivery => delivery.Id).ToArray(),
            hashes = deliveries.Select(delivery => delivery.Hash).ToArray(),
            records = deliveries.Select(delivery => delivery.Merge is null ? null : GroupRecords.Write(delivery.News)).ToArray(),
        },
        stop);

    /// <returns>What was not taken, as the history has it: {column: [what the place says, what its source says]}.</returns>
    public static string Withheld(EditedDelivery delivery)
    {
        var (kept, news) = (Columns(delivery.Merge!.Merged), Columns(delivery.News));
        var fields = delivery.Merge.Withheld.SelectMany(ColumnsOf).Where(column => !JsonNode.DeepEquals(kept[column], news[column]));
        return new JsonObject(fields.Select(column => KeyValuePair.Create<string, JsonNode?>(
            column == StandardField.Source.ColumnName() ? "source_name" : column, new JsonArray(kept[column]?.DeepClone(), news[column]?.DeepClone())))).ToJsonString();
    }

    private static JsonObject Columns(PlaceDraft draft) => JsonNode.Parse(GroupRecords.Write(draft))!.AsObject();

    private static string[] ColumnsOf(StandardField field) => field switch
    {
        StandardField.Adresse => ["adresse", "code_postal", "commune", "code_insee", "commune_code", "departement_code"],
        StandardField.Latitude => ["latitude", "longitude"],
        _ => [field.ColumnName()],
    };

    private sealed record Row(Guid Id, string Delivered, string Kept);
}
