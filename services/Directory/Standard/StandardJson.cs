using System.Text.Encodings.Web;
using System.Text.Json;

namespace HubsPlatform.Directory.Standard;

/// <summary>
/// The national standard as JSON, as its published files have it: the columns by their names, values joined by <c>|</c>, coordinates as
/// numbers, empty columns left out.
/// </summary>
public static class StandardJson
{
    private const int FlushAt = 64 * 1024;

    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An array with one object for each place, in the order given.</summary>
    public static async Task WriteAsync(Stream output, IAsyncEnumerable<PlaceDraft> places, CancellationToken stop = default)
    {
        await using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartArray();
        await foreach (var place in places.WithCancellation(stop))
        {
            json.WriteStartObject();
            WriteFields(json, place, withPosition: true);
            json.WriteEndObject();
            if (json.BytesPending > FlushAt)
            {
                await json.FlushAsync(stop);
            }
        }

        json.WriteEndArray();
    }

    /// <summary>The fields of one place, inside an object that the caller has begun.</summary>
    public static void WriteFields(Utf8JsonWriter json, PlaceDraft place, bool withPosition)
    {
        var texts = StandardTexts.Of(place);
        foreach (var field in StandardFields.All)
        {
            if (field is StandardField.Latitude or StandardField.Longitude)
            {
                if (withPosition && (field == StandardField.Latitude ? place.Latitude : place.Longitude) is { } degrees)
                {
                    json.WriteNumber(field.ColumnName(), degrees);
                }
            }
            else if (texts[(int)field].Length > 0)
            {
                json.WriteString(field.ColumnName(), texts[(int)field]);
            }
        }
    }
}
