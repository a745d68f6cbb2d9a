using System.Text;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>One feature of a tile: where it stands in it, and its attributes as text.</summary>
internal sealed record TileFeature(int X, int Y, IReadOnlyDictionary<string, string> Attributes);

/// <summary>As much of the Mapbox Vector Tile format 2.1 as points need, read from its specification.</summary>
internal static class TileReader
{
    public static IReadOnlyList<TileFeature> Read(byte[] tile)
    {
        var features = new List<TileFeature>();
        foreach (var layer in Fields(tile).Where(field => field.Number == 3))
        {
            var fields = Fields(layer.Bytes).ToList();
            Encoding.UTF8.GetString(fields.Single(field => field.Number == 1).Bytes).ShouldBe("places");
            fields.Single(field => field.Number == 15).Value.ShouldBe(2ul);
            var keys = fields.Where(field => field.Number == 3).Select(field => Encoding.UTF8.GetString(field.Bytes)).ToArray();
            var values = fields.Where(field => field.Number == 4).Select(field => Text(Fields(field.Bytes).Single())).ToArray();
            foreach (var feature in fields.Where(field => field.Number == 2).Select(field => Fields(field.Bytes).ToList()))
            {
                var geometry = Varints(feature.Single(field => field.Number == 4).Bytes).ToArray();
                geometry[0].ShouldBe(9ul); // MoveTo, once
                var tags = feature.Where(field => field.Number == 2).SelectMany(field => Varints(field.Bytes)).Chunk(2);
                features.Add(new TileFeature(Signed(geometry[1]), Signed(geometry[2]), tags.ToDictionary(tag => keys[tag[0]], tag => values[tag[1]])));
            }
        }

        return features;
    }

    private sealed record Field(int Number, ulong Value, byte[] Bytes);

    private static string Text(Field value) => value.Number == 1 ? Encoding.UTF8.GetString(value.Bytes) : value.Number == 6 ? Signed(value.Value).ToString() : value.Value.ToString();

    private static int Signed(ulong value) => (int)(value >> 1) ^ -(int)(value & 1);

    private static IEnumerable<Field> Fields(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            var value = Varint(message, ref at);
            if ((key & 7) == 2)
            {
                yield return new Field((int)(key >> 3), 0, message[at..(at + (int)value)]);
                at += (int)value;
            }
            else
            {
                (key & 7).ShouldBe(0ul);
                yield return new Field((int)(key >> 3), value, []);
            }
        }
    }

    private static IEnumerable<ulong> Varints(byte[] packed)
    {
        for (var at = 0; at < packed.Length;)
        {
            yield return Varint(packed, ref at);
        }
    }

    private static ulong Varint(byte[] bytes, ref int at)
    {
        var value = 0ul;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
