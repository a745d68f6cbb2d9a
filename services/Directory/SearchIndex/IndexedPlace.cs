using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;
using Npgsql;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>A published place as the index takes it from the database.</summary>
/// <param name="Place">Its fields, as its source has them.</param>
/// <param name="Position">Where it is taken to be, if its source does not say it.</param>
/// <param name="Latitude">WGS 84, degrees; of whoever says it.</param>
/// <param name="Longitude">Likewise.</param>
/// <param name="Map">Where the map shows it, if it does.</param>
/// <param name="Qpv">Codes of the priority districts that it is in.</param>
internal sealed record IndexedPlace(
    Guid Id, string Hub, PlaceDraft Place, PublishedPosition? Position, double? Latitude, double? Longitude, MapPosition? Map, string[]? Qpv)
{
    private const string Columns = """
        select p.id, p.hub, st_y(p.location::geometry), st_x(p.location::geometry), p.map_x, p.map_y,
          (select array_agg(a.code) from open.place_areas a where a.place_id = p.id and a.kind = 'qpv'), p.record, p.position
        from open.places p
        """;

    public const string All = Columns;

    public const string These = $"{Columns} where p.id = any(@ids)";

    public static IndexedPlace Of(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), PublishedRecord.Parse(row.GetFieldValue<byte[]>(7)), row.IsDBNull(8) ? null : PublishedPosition.Parse(row.GetString(8)),
        row.IsDBNull(2) ? null : row.GetDouble(2), row.IsDBNull(3) ? null : row.GetDouble(3),
        row.IsDBNull(4) ? null : new MapPosition(row.GetInt32(4), row.GetInt32(5)), row.IsDBNull(6) ? null : row.GetFieldValue<string[]>(6));
}
