using System.Globalization;
using System.Text.RegularExpressions;

namespace HubsPlatform.OpeningHours.Texts;

/// <summary>The hours of one day or half-day as French files have them: « 8h30-12h », « 9h12h », « de 9h à 12h et 14h-17h30 ».</summary>
public static partial class FrenchHours
{
    /// <summary>Reads the hours of one day.</summary>
    /// <returns>
    /// False where the text says something else than hours, or hours that cannot be (« 14h-12h »). True with no range where it says
    /// that the place is closed.
    /// </returns>
    public static bool TryParse(string text, out IReadOnlyList<TimeRange> ranges)
    {
        ranges = [];
        var plain = text.Trim().ToLowerInvariant();
        if (Closed().IsMatch(plain))
        {
            return true;
        }

        if (OtherWords().IsMatch(plain))
        {
            return false;
        }

        List<int> times = [];
        foreach (Match match in Time().Matches(plain))
        {
            var hour = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
            var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            times.Add(hour * 60 + minute);
            if (minute > 59 || times[^1] > 24 * 60)
            {
                return false;
            }
        }

        if (times.Count == 0 || times.Count % 2 != 0)
        {
            return false;
        }

        List<TimeRange> found = [];
        for (var i = 0; i < times.Count; i += 2)
        {
            if (times[i] >= times[i + 1])
            {
                return false;
            }

            found.Add(new TimeRange(times[i], times[i + 1]));
        }

        ranges = TimeRange.Joined(found);
        return true;
    }

    [GeneratedRegex(@"^(?:[\s\-_–—/.x]*|n[ée]ant|ferm[ée]e?s?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Closed();

    [GeneratedRegex(@"(?<h>\d{1,2})\s*(?:(?:heures?|h|:)\s*(?:(?<m>\d{2})(?!\d|\s*[h:]))?)?", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    /// <summary>Any word that is not one of the few which only join hours.</summary>
    [GeneratedRegex(@"(?<![a-zà-ÿ])(?!(?:h|heures?|de|du|des|à|a|et|ou|puis|matin|après-midi|apres-midi|mn|min)(?![a-zà-ÿ]))[a-zà-ÿ][a-zà-ÿ'’-]*", RegexOptions.CultureInvariant)]
    private static partial Regex OtherWords();
}
