using System.Text.Json;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Exports;

/// <summary>GeoJSON (RFC 7946): a point for each place, none where its position is not known; the standard's fields are its properties.</summary>
public static class GeoJson
{
    private const int FlushAt = 64 * 1024;

    public static async Task WriteAsync(Stream output, IAsyncEnumerable<PlaceDraft> places, CancellationToken stop)
    {
        await using var json = new Utf8JsonWriter(output, StandardJson.Options);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        await foreach (var place in places.WithCancellation(stop))
        {
            Write(json, place);
            if (json.BytesPending > FlushAt)
            {
                await json.FlushAsync(stop);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlaceDraft place)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", place.Id);
        if (place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteStartObject("geometry");
            json.WriteString("type", "Point");
            json.WriteStartArray("coordinates");
            json.WriteNumberValue(longitude);
            json.WriteNumberValue(latitude);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("geometry");
        }

        json.WriteStartObject("properties");
        StandardJson.WriteFields(json, place, withPosition: false);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
