using System.Text.RegularExpressions;
using HubsPlatform.OpeningHours.Texts;

namespace HubsPlatform.OpeningHours.Tests;

/// <summary>Kinds of real texts on which we answer otherwise on purpose; docs/opening-hours.md says why.</summary>
internal static partial class RealDisagreements
{
    public static bool Explains(Disagreement found) => found.OnlyWeRefuse
        ? HoursReader.Read(found.Text).Hours is not null
        : !found.OnlyTheyRefuse && Ranges().Matches(found.Text).Any(OverMidnight);

    private static bool OverMidnight(Match range) => string.CompareOrdinal(range.Groups["to"].Value, range.Groups["from"].Value) <= 0;

    [GeneratedRegex(@"(?<from>\d\d:\d\d)-(?<to>\d\d:\d\d)")]
    private static partial Regex Ranges();
}
