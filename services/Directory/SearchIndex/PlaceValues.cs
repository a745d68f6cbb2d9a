using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using HubsPlatform.Directory.PublicPlaces;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>
/// What searches compare of the places of a segment, by the number of the place in it. Numbers of Lucene's own are read byte by byte; and who looks at one
/// value of many places finds these side by side.
/// </summary>
internal sealed class PlaceValues
{
    private const string Name = "values";
    private const int Length = 49;

    private static readonly ConditionalWeakTable<object, PlaceValues> BySegment = [];

    private readonly ulong[] _firstHalves;
    private readonly ulong[] _secondHalves;
    private readonly long[] _traits;
    private readonly (double Latitude, double Longitude)[] _positions;
    private readonly MapPosition[] _map;
    private readonly KnownOf[] _known;
    private readonly ushort[] _hubs;
    private readonly string[] _hubNames;

    private PlaceValues(AtomicReader segment)
    {
        var count = segment.MaxDoc;
        (_firstHalves, _secondHalves, _traits, _positions, _map, _known) = (new ulong[count], new ulong[count], new long[count], new (double, double)[count], new MapPosition[count], new KnownOf[count]);
        _hubs = new ushort[count];
        var hubs = segment.GetSortedDocValues(PlaceFields.Hub);
        _hubNames = Terms(hubs);
        var all = segment.GetBinaryDocValues(Name);
        var one = new BytesRef();
        for (var i = 0; i < count; i++)
        {
            all.Get(i, one);
            var bytes = one.Bytes.AsSpan(one.Offset, Length);
            _firstHalves[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes);
            _secondHalves[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
            _traits[i] = BinaryPrimitives.ReadInt64BigEndian(bytes[16..]);
            _positions[i] = (BinaryPrimitives.ReadDoubleBigEndian(bytes[24..]), BinaryPrimitives.ReadDoubleBigEndian(bytes[32..]));
            _map[i] = new MapPosition(BinaryPrimitives.ReadInt32BigEndian(bytes[40..]), BinaryPrimitives.ReadInt32BigEndian(bytes[44..]));
            _known[i] = (KnownOf)bytes[48];
            _hubs[i] = (ushort)hubs.GetOrd(i);
        }
    }

    [Flags]
    private enum KnownOf : byte
    {
        HasPosition = 1,
        HasMap = 2,
    }

    /// <summary>Those of a segment. Read once: a segment stays as it was written.</summary>
    public static PlaceValues Of(AtomicReader segment) => BySegment.GetValue(segment.CoreCacheKey, _ => new PlaceValues(segment));

    /// <summary>The halves of an id as numbers, whose order is that of ids in PostgreSQL.</summary>
    public static (ulong First, ulong Second) Halves(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return (BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
    }

    /// <summary>The values of a place as they are written.</summary>
    public static IIndexableField Field(IndexedPlace place)
    {
        var bytes = new byte[Length];
        place.Id.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), TraitGroup.Bits(place.Place));
        KnownOf known = 0;
        if (place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            known |= KnownOf.HasPosition;
            BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(24), latitude);
            BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(32), longitude);
        }

        if (place.Map is { } map)
        {
            known |= KnownOf.HasMap;
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(40), map.X);
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(44), map.Y);
        }

        bytes[48] = (byte)known;
        return new BinaryDocValuesField(Name, new BytesRef(bytes));
    }

    public Guid Id(int place)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _firstHalves[place]);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _secondHalves[place]);
        return new Guid(bytes, bigEndian: true);
    }

    public ulong FirstHalf(int place) => _firstHalves[place];

    public ulong SecondHalf(int place) => _secondHalves[place];

    /// <summary>Whose it is.</summary>
    public string Hub(int place) => _hubNames[_hubs[place]];

    /// <summary>One bit for each value of a list (TraitGroup).</summary>
    public long Traits(int place) => _traits[place];

    /// <summary>It is known where it is, if only by its commune.</summary>
    public bool IsLocated(int place) => (_known[place] & KnownOf.HasPosition) != 0;

    /// <summary>Degrees; of a place that is located.</summary>
    public (double Latitude, double Longitude) Position(int place) => _positions[place];

    /// <summary>Where the map shows it, if it does.</summary>
    public MapPosition? Map(int place) => (_known[place] & KnownOf.HasMap) != 0 ? _map[place] : null;

    /// <summary>The values of a sorted field, by their ordinals.</summary>
    public static string[] Terms(SortedDocValues field)
    {
        var term = new BytesRef();
        return [.. Enumerable.Range(0, field.ValueCount).Select(ordinal =>
        {
            field.LookupOrd(ordinal, term);
            return term.Utf8ToString();
        })];
    }
}
