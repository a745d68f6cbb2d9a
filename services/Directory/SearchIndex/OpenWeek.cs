using System.Buffers.Binary;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>When a place is open in an ordinary week, as PublicPlaces/OpenMinutes.cs packs it.</summary>
internal static class OpenWeek
{
    private const int PairLength = 4;

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
