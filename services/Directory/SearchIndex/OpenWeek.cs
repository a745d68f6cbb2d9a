using System.Buffers.Binary;
using System.Globalization;
using Lucene.Net.Util;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>When a place is open in an ordinary week, as the index keeps it: pairs of minutes since Monday 00:00, from (included) and to (not included), two bytes each.</summary>
internal static class OpenWeek
{
    private const int PairLength = 4;

    /// <param name="multirange">As PostgreSQL writes an int4multirange: <c>{[540,720),[840,1080)}</c>.</param>
    public static BytesRef Parse(string multirange)
    {
        var numbers = multirange.Split(['{', '}', '[', ')', ','], StringSplitOptions.RemoveEmptyEntries);
        var bytes = new byte[numbers.Length * 2];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), ushort.Parse(numbers[i], CultureInfo.InvariantCulture));
        }

        return new BytesRef(bytes);
    }

    /// <summary>Whether it is open at some minute of a span, <paramref name="to"/> not included.</summary>
    public static bool IsOpen(ReadOnlySpan<byte> week, int from, int to)
    {
        for (; week.Length >= PairLength; week = week[PairLength..])
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(week) < to && BinaryPrimitives.ReadUInt16BigEndian(week[2..]) > from)
            {
                return true;
            }
        }

        return false;
    }
}
