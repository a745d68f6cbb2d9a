using System.Collections.Concurrent;
using HubsPlatform.OpeningHours;
using HubsPlatform.OpeningHours.Rules;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>When a place is open, for the search.</summary>
/// <param name="Ranges">Minutes since Monday 00:00 in the place's own time; null where hours are absent, not understood or not the same every week.</param>
/// <param name="Vary">Holidays or dates decide: only the evaluation of the hours themselves can tell.</param>
internal readonly record struct OpenMinutes(IReadOnlyList<TimeRange>? Ranges, bool Vary)
{
    private const int MostKnown = 4_096;

    /// <summary>Many places keep the same hours, and to work them out means to parse them and to look at seven days.</summary>
    private static readonly ConcurrentDictionary<string, OpenMinutes> Known = new(StringComparer.Ordinal);

    /// <summary>The ranges as PostgreSQL writes an int4multirange.</summary>
    public string? Week => Ranges is null ? null : $"{{{string.Join(',', Ranges.Select(range => $"[{range.From},{range.To})"))}}}";

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
        : new OpenMinutes(parsed.MinutesOfWeek(SameEveryDay.Ordinary), false);
}
