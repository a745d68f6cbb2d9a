using System.Text.Json;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Features.Places;

/// <summary>Where a record stands beside what it says: what its source did with it, and with which others it is one place.</summary>
/// <param name="LeftAt">Since when its source no longer has it: to be confirmed or withdrawn; null for the others.</param>
/// <param name="LeftImport">The import that noticed.</param>
/// <param name="DeliveredBy">The latest import of its source; null for what the hub's people entered.</param>
/// <param name="DeliveredAt">When that was.</param>
/// <param name="Records">Of the place that it is merged into, itself among them, the newest first; empty where it is alone.</param>
public sealed record PlaceStanding(DateTimeOffset? LeftAt, Guid? LeftImport, Guid? DeliveredBy, DateTimeOffset? DeliveredAt, IReadOnlyList<ListPlaces.RecordItem> Records)
{
    private const string Sql = """
        select p.left_at, p.left_import, s.import_id as delivered_by, s.imported_at as delivered_at,
          (select json_agg(json_build_object('id', r.id, 'source', r.source, 'sourceId', r.source_id, 'name', r.nom, 'updatedOn', r.date_maj) order by r.date_maj desc nulls last, r.id)
           from places r where r.hub_id = @hub and r.merged_into = p.merged_into and r.active)::text as records
        from places p left join sources s on s.hub_id = @hub and s.scope = 'hub' and s.name = p.source
        where p.hub_id = @hub and p.id = @id
        """;

    internal static async Task<PlaceStanding> ReadAsync(HubTransaction transaction, Guid id, CancellationToken stop)
    {
        var row = (await transaction.QuerySingleOrDefaultAsync<Row>(Sql, new { hub = transaction.Hub!.Value.Alias, id }, stop))!;
        return new PlaceStanding(
            row.LeftAt, row.LeftImport, row.DeliveredBy, row.DeliveredAt,
            row.Records is { } records ? JsonSerializer.Deserialize<IReadOnlyList<ListPlaces.RecordItem>>(records, JsonSerializerOptions.Web)! : []);
    }

    private sealed class Row
    {
        public DateTimeOffset? LeftAt { get; init; }
        public Guid? LeftImport { get; init; }
        public Guid? DeliveredBy { get; init; }
        public DateTimeOffset? DeliveredAt { get; init; }
        public string? Records { get; init; }
    }
}
