using System.Text;
using HubsPlatform.OpeningHours.Rules;

namespace HubsPlatform.OpeningHours.Texts;

/// <summary>The opening hours of an ordinary week, gathered day by day and written in OpenStreetMap's format.</summary>
public sealed class WeeklyHours
{
    private readonly List<DayText>[] _days = [.. Names.Days.Select(_ => new List<DayText>())];

    /// <summary>OpenStreetMap's names of the days, Monday first.</summary>
    public static string[] Days => [.. Names.Days];

    public bool IsEmpty => _days.All(day => day.Count == 0);

    /// <param name="day">0 is Monday.</param>
    /// <param name="text">What a file says in its column of the day: « 9h-12h / 14h-17h », « fermé », « 9h-12h sur rendez-vous ».</param>
    /// <returns>False where the text is not understood; the day is as it was.</returns>
    public bool TryAdd(int day, string text)
    {
        if (FrenchHours.ReadDay(day, text) is not { } read)
        {
            return false;
        }

        _days[day].AddRange(read);
        return true;
    }

    /// <summary>Adds to what is already known for the day.</summary>
    public void Add(int day, IEnumerable<TimeRange> ranges) => Add(day, new DayText([.. ranges], null, Doubt: false));

    internal void Add(int day, DayText text) => _days[day].Add(text);

    /// <summary>Days with equal hours together, in the order of the week: <c>Mo-Fr 09:00-12:00; Sa 10:00-12:00</c>. Null when never open.</summary>
    /// <param name="prefix">Before every rule: « SH ».</param>
    public string? ToOsm(string prefix = "")
    {
        List<string> rules = [];
        var byHours = _days.Select((texts, day) => (Day: day, Hours: Written(texts))).Where(day => day.Hours.Length > 0).GroupBy(day => day.Hours);
        foreach (var group in byHours)
        {
            var days = $"{prefix}{Ranges([.. group.Select(day => day.Day)])} ";
            rules.Add(string.Join(", ", group.Key.Split('\n').Select(hours => days + hours.Replace("00:00-24:00 \"", "\""))));
        }

        return rules.Count > 0 ? string.Join("; ", rules) : null;
    }

    /// <summary>One line for each remark.</summary>
    private static string Written(List<DayText> texts)
    {
        var lines = texts.Where(text => text.Ranges.Count > 0).GroupBy(text => (text.Remark, text.Doubt)).OrderBy(group => group.Key.Remark is not null);
        return string.Join('\n', lines.Select(group =>
            string.Join(',', TimeRange.Joined(group.SelectMany(text => text.Ranges)))
            + (group.Key.Remark is null ? "" : $"{(group.Key.Doubt ? "" : " open")} \"{group.Key.Remark}\"")));
    }

    /// <summary>« Mo-Fr », « Mo,We », « Mo,Tu »: a dash where it saves something.</summary>
    private static string Ranges(int[] days)
    {
        var text = new StringBuilder();
        for (var i = 0; i < days.Length; i++)
        {
            var last = i;
            while (last + 1 < days.Length && days[last + 1] == days[last] + 1)
            {
                last++;
            }

            text.Append(i > 0 ? "," : "").Append(Names.Days[days[i]]);
            if (last > i)
            {
                text.Append(last == i + 1 ? ',' : '-').Append(Names.Days[days[last]]);
            }

            i = last;
        }

        return text.ToString();
    }
}

/// <summary>Times of one day.</summary>
/// <param name="Remark">What the text says beside the times, without double quotes.</param>
/// <param name="Doubt">The remark is a condition: not simply open.</param>
internal sealed record DayText(IReadOnlyList<TimeRange> Ranges, string? Remark, bool Doubt);
