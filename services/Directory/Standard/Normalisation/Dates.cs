using System.Globalization;
using System.Text.RegularExpressions;

namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>Dates of an update, as the standard wants them and as French files have them.</summary>
public static partial class Dates
{
    /// <param name="text">ISO 8601, day/month/year, either with a time, or a sentence that holds one such date.</param>
    /// <param name="formats">.NET format strings of the mapping, tried first.</param>
    /// <param name="standard">Whether the text already was <c>yyyy-MM-dd</c>.</param>
    public static DateOnly? Parse(string text, IReadOnlyList<string> formats, out bool standard)
    {
        standard = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        if (standard)
        {
            return date;
        }

        foreach (var format in formats)
        {
            if (DateTime.TryParseExact(text, format, CultureInfo.GetCultureInfo("fr-FR"), DateTimeStyles.None, out var moment))
            {
                return DateOnly.FromDateTime(moment);
            }
        }

        return Day(YearFirst().Match(text)) ?? Day(DayFirst().Match(text));
    }

    private static DateOnly? Day(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        var year = Number(match, "y");
        var month = Number(match, "m");
        var day = Number(match, "d");
        return month is >= 1 and <= 12 && year >= 1 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})[-/.](?<m>\d{1,2})[-/.](?<y>\d{4})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();
}
