using System.Text.Json;
using Npgsql;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>A published place as the index takes it from the database.</summary>
/// <param name="Week">When it is open, see <see cref="OpenWeek"/>.</param>
/// <param name="Qpv">Codes of the priority districts that it is in.</param>
/// <param name="Card">What a list shows of it, as JSON.</param>
internal sealed record IndexedPlace(
    Guid Id, string Hub, string Name, string Address, string CommuneName, string PostalCode, string? CommuneCode, string Departement, double? Latitude, double? Longitude,
    int? MapX, int? MapY, long Traits, string SortName, byte[]? Week, bool HoursVary, string[]? Qpv, byte[] Card)
{
    private const string Columns = """
        select p.id, p.hub, p.postal_code, p.commune_code, p.departement_code, st_y(p.location::geometry), st_x(p.location::geometry), p.map_x, p.map_y, p.traits, p.sort_name,
          p.open_week, p.hours_vary, (select array_agg(a.code) from open.place_areas a where a.place_id = p.id and a.kind = 'qpv'), r.card
        from open.places p join open.place_records r on r.id = p.id
        """;

    public const string All = Columns;

    public const string These = $"{Columns} where p.id = any(@ids)";

    public static IndexedPlace Of(NpgsqlDataReader row)
    {
        var card = row.GetFieldValue<byte[]>(14);
        var (name, address, commune) = Shown(card);
        return new IndexedPlace(
            row.GetGuid(0), row.GetString(1), name, address, commune, row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4),
            row.IsDBNull(5) ? null : row.GetDouble(5), row.IsDBNull(6) ? null : row.GetDouble(6), row.IsDBNull(7) ? null : row.GetInt32(7), row.IsDBNull(8) ? null : row.GetInt32(8),
            row.GetInt64(9), row.GetString(10), row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11), row.GetBoolean(12), row.IsDBNull(13) ? null : row.GetFieldValue<string[]>(13), card);
    }

    /// <summary>The texts of a card (PublicPlaces/PlaceCard.cs), which come first in it.</summary>
    private static (string Name, string Address, string Commune) Shown(byte[] card)
    {
        var (name, address, commune) = ("", "", "");
        var json = new Utf8JsonReader(card);
        json.Read();
        while (commune.Length == 0 && json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var property = json.GetString();
            json.Read();
            switch (property)
            {
                case "name":
                    name = json.GetString()!;
                    break;
                case "address":
                    address = json.GetString()!;
                    break;
                case "commune":
                    commune = json.GetString()!;
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return (name, address, commune);
    }
}
