using System.Buffers;
using System.Text;
using System.Text.Json;

namespace HubsPlatform.Directory.PriorityAreas;

/// <summary>A list with outlines, as the ANCT publishes it: a FeatureCollection, one feature for each district and commune.</summary>
internal static class AreaGeoJson
{
    private static readonly string[] Codes = ["code_qp", "CODE_QP", "code_quartier", "code"];
    private static readonly string[] Names = ["lib_qp", "NOM_QP", "nom_qp", "nom_quartier", "nom"];
    private static readonly string[] Communes = ["insee_com", "INSEE_COM", "code_insee", "COMMUNE_QP", "communes"];

    public static void Read(JsonElement root, AreaList list)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
        {
            list.Wrong("fichier", "geojson_expected", "un fichier GeoJSON des quartiers est une FeatureCollection.");
            return;
        }

        var number = 0;
        foreach (var feature in features.EnumerateArray())
        {
            number++;
            if (list.IsFull)
            {
                return;
            }

            var where = $"élément {number}";
            if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("properties", out var about) || about.ValueKind != JsonValueKind.Object)
            {
                list.Wrong(where, "properties_missing", "sans propriétés (code_qp, lib_qp, insee_com).");
                continue;
            }

            feature.TryGetProperty("geometry", out var geometry);
            if (Polygons(geometry, out var problem) is not { } polygons)
            {
                list.Wrong(where, "outline_invalid", problem);
                continue;
            }

            list.Add(where, Text(about, Codes), Text(about, Names), Text(about, Communes), Outline(polygons));
        }
    }

    private static string Text(JsonElement about, string[] names)
    {
        foreach (var name in names)
        {
            if (about.TryGetProperty(name, out var value) && (value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Array))
            {
                return value.ValueKind == JsonValueKind.Array ? string.Join('|', value.EnumerateArray().Select(one => one.ToString())) : value.ToString().Trim();
            }
        }

        return "";
    }

    /// <returns>The polygons of an outline on Earth; null where it is none.</returns>
    private static List<JsonElement>? Polygons(JsonElement geometry, out string problem)
    {
        problem = "sans contour (Polygon ou MultiPolygon).";
        if (geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("type", out var type) || !geometry.TryGetProperty("coordinates", out var coordinates) || coordinates.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        problem = "son contour n'est ni un Polygon ni un MultiPolygon.";
        List<JsonElement>? polygons = type.ValueKind != JsonValueKind.String ? null : type.GetString() switch
        {
            "Polygon" => [coordinates],
            "MultiPolygon" => [.. coordinates.EnumerateArray()],
            _ => null,
        };
        if (polygons is null)
        {
            return null;
        }

        problem = "son contour n'est pas fermé, ou ses points ne sont pas [longitude, latitude] en degrés (WGS 84).";
        return polygons.Count > 0 && polygons.All(IsPolygon) ? polygons : null;
    }

    /// <summary>Longitudes and latitudes alone: what else a feature may hold beside them is not for the database to read.</summary>
    private static string Outline(List<JsonElement> polygons)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "MultiPolygon");
            json.WriteStartArray("coordinates");
            foreach (var polygon in polygons)
            {
                json.WriteStartArray();
                foreach (var ring in polygon.EnumerateArray())
                {
                    json.WriteStartArray();
                    foreach (var point in ring.EnumerateArray())
                    {
                        json.WriteStartArray();
                        json.WriteNumberValue(point[0].GetDouble());
                        json.WriteNumberValue(point[1].GetDouble());
                        json.WriteEndArray();
                    }

                    json.WriteEndArray();
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static bool IsPolygon(JsonElement polygon) => polygon.ValueKind == JsonValueKind.Array && polygon.GetArrayLength() > 0 && polygon.EnumerateArray().All(IsRing);

    private static bool IsRing(JsonElement ring)
    {
        if (ring.ValueKind != JsonValueKind.Array || ring.GetArrayLength() < 4 || !ring.EnumerateArray().All(IsPoint))
        {
            return false;
        }

        var last = ring[ring.GetArrayLength() - 1];
        return ring[0][0].GetDouble() == last[0].GetDouble() && ring[0][1].GetDouble() == last[1].GetDouble();
    }

    private static bool IsPoint(JsonElement point) =>
        point.ValueKind == JsonValueKind.Array && (point.GetArrayLength() is 2 or 3)
        && point[0].ValueKind == JsonValueKind.Number && point[0].GetDouble() is >= -180 and <= 180
        && point[1].ValueKind == JsonValueKind.Number && point[1].GetDouble() is >= -90 and <= 90;
}
