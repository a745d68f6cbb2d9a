using HubsPlatform.OpeningHours;
using HubsPlatform.OpeningHours.Rules;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>When a place is open, for the search.</summary>
/// <param name="Week">
/// Minutes since Monday 00:00 in the place's own time, as PostgreSQL writes an int4multirange; null where hours are absent, not understood or
/// not the same every week.
/// </param>
/// <param name="Vary">Holidays or dates decide: only the evaluation of the hours themselves can tell.</param>
internal readonly record struct OpenMinutes(string? Week, bool Vary)
{
    public static OpenMinutes Of(string? hours) =>
        !OsmHours.TryParse(hours, out var parsed, out _) ? default
        : parsed.DependsOn is not (Dependence.None or Dependence.Sun) ? new OpenMinutes(null, true)
        : new OpenMinutes($"{{{string.Join(',', parsed.MinutesOfWeek(SameEveryDay.Ordinary)!.Select(range => $"[{range.From},{range.To})"))}}}", false);
}
