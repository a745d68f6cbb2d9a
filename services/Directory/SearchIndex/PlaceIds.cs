using System.Buffers.Binary;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>
/// The ids of places as two numbers each, in whose order they are sorted, which is PostgreSQL's order too. As one text they would have to be looked up in
/// every segment that a page is collected from.
/// </summary>
internal sealed class PlaceIds
{
    public const string FirstHalf = "id_first";
    public const string SecondHalf = "id_second";

    private NumericDocValues? _first;
    private NumericDocValues? _second;

    public static IEnumerable<Field> Fields(Guid id) =>
        Halves(id) is var (first, second) ? [new NumericDocValuesField(FirstHalf, first), new NumericDocValuesField(SecondHalf, second)] : [];

    public static (long First, long Second) Halves(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return (Signed(BinaryPrimitives.ReadUInt64BigEndian(bytes)), Signed(BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])));
    }

    public static Guid Of(long first, long second)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Unsigned(first));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Unsigned(second));
        return new Guid(bytes, bigEndian: true);
    }

    public void Enter(AtomicReader segment) => (_first, _second) = (segment.GetNumericDocValues(FirstHalf), segment.GetNumericDocValues(SecondHalf));

    public Guid Of(int place) => Of(_first!.Get(place), _second!.Get(place));

    /// <summary>In the same order.</summary>
    private static long Signed(ulong number) => unchecked((long)(number ^ (1UL << 63)));

    private static ulong Unsigned(long number) => unchecked((ulong)number) ^ (1UL << 63);
}
