using System.Buffers.Binary;
using System.Collections.Concurrent;
using HubsPlatform.OpeningHours;
using HubsPlatform.OpeningHours.Rules;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>When a place is open in an ordinary week.</summary>
/// <param name="Week">
/// The minutes of its week in the place's own time: pairs of minutes since Monday 00:00, from (included) and to (not included), two bytes each, the higher first.
/// Null where hours are absent, not understood or not the same every week.
/// </param>
/// <param name="Vary">Holidays or dates decide: only the evaluation of the hours themselves can tell.</param>
internal readonly record struct OpenMinutes(byte[]? Week, bool Vary)
{
    private const int MostKnown = 4_096;
    private const int PairLength = 4;

    /// <summary>Many places keep the same hours, and to work them out means to parse them and to look at seven days.</summary>
    private static readonly ConcurrentDictionary<string, OpenMinutes> Known = new(StringComparer.Ordinal);

    /// <summary>Whether a place is open at some minute of a span of such a week, <paramref name="to"/> not included.</summary>
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

    public static OpenMinutes Of(string? hours)
    {
        if (hours is null)
        {
            return default;
        }

        if (Known.TryGetValue(hours, out var known))
        {
            return known;
        }

        if (Known.Count >= MostKnown)
        {
            Known.Clear();
        }

        return Known[hours] = WorkedOut(hours);
    }

    private static OpenMinutes WorkedOut(string hours) =>
        !OsmHours.TryParse(hours, out var parsed, out _) ? default
        : parsed.DependsOn is not (Dependence.None or Dependence.Sun) ? new OpenMinutes(null, true)
        : new OpenMinutes(Packed(parsed.MinutesOfWeek(SameEveryDay.Ordinary)), false);

    private static byte[]? Packed(IReadOnlyList<TimeRange>? ranges)
    {
        if (ranges is null)
        {
            return null;
        }

        var week = new byte[ranges.Count * PairLength];
        for (var i = 0; i < ranges.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(week.AsSpan(i * PairLength), (ushort)ranges[i].From);
            BinaryPrimitives.WriteUInt16BigEndian(week.AsSpan((i * PairLength) + 2), (ushort)ranges[i].To);
        }

        return week;
    }
}
