using System.Collections.Frozen;
using System.Globalization;

namespace HubsPlatform.OpeningHours.France;

/// <summary>School holidays by zone, as a file of « zone,first,last » gives them; the library's own reaches to August 2027.</summary>
public sealed class SchoolCalendar
{
    private static readonly FrozenDictionary<string, char> Zones = new Dictionary<char, string>
    {
        ['A'] = "01 03 07 15 16 17 19 21 23 24 25 26 33 38 39 40 42 43 47 58 63 64 69 70 71 73 74 79 86 87 89 90",
        ['B'] = "02 04 05 06 08 10 13 14 18 22 27 28 29 35 36 37 41 44 45 49 50 51 52 53 54 55 56 57 59 60 61 62 67 68 72 76 80 83 84 85 88",
        ['C'] = "09 11 12 30 31 32 34 46 48 65 66 75 77 78 81 82 91 92 93 94 95",
    }.SelectMany(zone => zone.Value.Split(' ').Select(departement => (departement, zone.Key))).ToFrozenDictionary(pair => pair.departement, pair => pair.Key);

    private readonly List<(string Zone, DateOnly First, DateOnly Last)> _periods = [];

    private SchoolCalendar()
    {
    }

    /// <summary>As published in the arrêtés up to the school year 2026-2027.</summary>
    public static SchoolCalendar Published { get; } = Read(
        new StreamReader(typeof(SchoolCalendar).Assembly.GetManifestResourceStream("school-holidays.csv")!).ReadToEnd());

    /// <summary>The published ones and, where a file is configured, its lines.</summary>
    public static SchoolCalendar WithFile(string? path) => string.IsNullOrEmpty(path) ? Published : Published.With(File.ReadAllText(path));

    /// <summary>Adds the lines of a file of the same form: later years, or a département of its own.</summary>
    /// <exception cref="FormatException">A line has no zone and two dates.</exception>
    public SchoolCalendar With(string csv)
    {
        var all = Read(csv);
        all._periods.AddRange(_periods);
        return all;
    }

    /// <summary>The last day of which the département's holidays are known; null where none are.</summary>
    public DateOnly? KnownUntil(string departement) =>
        _periods.Where(period => IsOf(period.Zone, departement)).Select(period => (DateOnly?)period.Last).Max();

    public bool Includes(DateOnly day, string departement)
    {
        foreach (var (zone, first, last) in _periods)
        {
            if (first <= day && day <= last && IsOf(zone, departement))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOf(string zone, string departement) =>
        zone == departement || (Zones.TryGetValue(departement, out var letter) && char.IsAsciiLetter(zone[0]) && zone.Contains(letter));

    private static SchoolCalendar Read(string csv)
    {
        var holidays = new SchoolCalendar();
        foreach (var line in csv.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#' && line != "zone,first,last"))
        {
            holidays._periods.Add(line.Split(',') is [{ Length: > 0 } zone, var first, var last]
                ? (zone, Date(first, line), Date(last, line))
                : throw Wrong(line));
        }

        return holidays;
    }

    private static DateOnly Date(string text, string line) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw Wrong(line);

    private static FormatException Wrong(string line) => new($"School holidays: « {line} » is not zone,first,last.");
}
