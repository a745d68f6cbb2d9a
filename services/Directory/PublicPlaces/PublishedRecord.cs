using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>
/// A published place as JSON: the fields of the national standard under their own names, empty ones left out. Its id is the place's
/// and stands beside it: sources name their records each in their own way.
/// </summary>
internal static class PublishedRecord
{
    private static readonly JsonSerializerOptions StandardNames = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmpty } },
        Converters = { new Texts() },
    };

    public static byte[] ToJson(PlaceDraft place) => JsonSerializer.SerializeToUtf8Bytes(place, StandardNames);

    public static PlaceDraft Parse(Guid id, string json)
    {
        var place = JsonSerializer.Deserialize<PlaceDraft>(json, StandardNames)!;
        return place with { Id = id.ToString(), TerritoryCode = place.CommuneCode ?? "" };
    }

    /// <summary>The fields alone: who asks has the id.</summary>
    public static PlaceDraft Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<PlaceDraft>(json, StandardNames)!;

    /// <summary>The place there; as it is where no position is given.</summary>
    public static PlaceDraft At(this PlaceDraft place, PublishedPosition? position) =>
        position is null ? place : place with { Latitude = position.Latitude, Longitude = position.Longitude };

    /// <summary>The serializer's own asks an enumerator for each of them, which is half of the time that a record takes.</summary>
    private sealed class Texts : JsonConverter<IReadOnlyList<string>>
    {
        public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new JsonException();
            }

            var texts = new List<string>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                texts.Add(reader.GetString()!);
            }

            return texts;
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            for (var i = 0; i < value.Count; i++)
            {
                writer.WriteStringValue(value[i]);
            }

            writer.WriteEndArray();
        }
    }

    private static void LeaveOutEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.PropertyType == typeof(IReadOnlyList<string>))
            {
                property.ShouldSerialize = static (_, values) => values is ICollection { Count: > 0 };
            }
            else if (property.Name is "id" or "territory_code")
            {
                property.IsRequired = false;
                property.ShouldSerialize = static (_, _) => false;
            }
        }
    }
}
