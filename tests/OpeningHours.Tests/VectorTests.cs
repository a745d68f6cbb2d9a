using System.Text.Json;
using HubsPlatform.OpeningHours.Texts;
using Xunit.Abstractions;

namespace HubsPlatform.OpeningHours.Tests;

/// <summary>The cases of the national importer's own tests, and real texts beside them. docs/opening-hours.md has the figures.</summary>
public sealed class VectorTests(ITestOutputHelper output)
{
    /// <summary>Where ours is another one: mostly because it keeps what the text says beside the times.</summary>
    private static readonly Dictionary<string, string?> DaysOtherwise = new()
    {
        ["09:00-12:00 hors premier Lundi du mois"] = "Mo 09:00-12:00 \"hors premier Lundi du mois\"",
        ["9h30-12h (jusqu'en juin 2022)"] = "Mo 09:30-12:00 \"jusqu'en juin 2022\"",
        ["9H-12H / Après-midi sur RDV"] = "Mo 09:00-12:00 \"Après-midi sur RDV\"",
        ["13h30 a 16h30 sur rendez-vous"] = "Mo 13:30-16:30 \"sur rendez-vous\"",
        ["1x par mois de 10h à 12h"] = "Mo 10:00-12:00 \"1x par mois\"",
        ["Permanences de 9h à 12h (à partir du 14/04/2022"] = "Mo 09:00-12:00 \"à partir du 14/04/2022\"",
        ["1 samedi sur 2 : 9:00 - 12:30"] = null,
        ["9h - 12h le 1er et le dernier samedi du mois"] = "Sa 09:00-12:00 \"le 1er et le dernier samedi du mois\"",
        ["samedi de 14 h 30 à 18 h 30 pinto 5 rue des fortes terres"] = "Sa 14:30-18:30 open \"pinto 5 rue des fortes terres\"",
    };

    private static readonly Dictionary<string, string?> WeeksOtherwise = new()
    {
        ["SANS RENDEZ-VOUS du lundi au vendredi  : 08h30 - 12h30 / AVEC RENDEZ-VOUS du lundi au jeudi : 12h30 - 16h15"] =
            "Mo-Th 08:30-12:30, Mo-Th 12:30-16:15 \"AVEC RENDEZ-VOUS\"; Fr 08:30-12:30",
        ["> mardi : 14h-18h30 > mercredi : 10h-18h30 > jeudi : 14h-18h30 > vendredi : 10h-18h30 > samedi : 10h-18h  -  horaires pendant les vacances scolaires : > mardi : 14h-18h > mercredi : 10h-12h et 14h-18h > jeudi : 14h-18h > vendredi : 10h-12h et 14h-18h > samedi : 10h-12h et 14h-18h  -  la médiathèque est fermée les jours fériés."] =
            "Tu,Th 14:00-18:30; We,Fr 10:00-18:30; Sa 10:00-18:00; SH off; SH Tu,Th 14:00-18:00; SH We,Fr,Sa 10:00-12:00,14:00-18:00; PH off",
        ["A partir du 4 septembre permanences au 18bis rue des 4 Freres Peignot 75015 Paris de 10h à 12h et de 14h à 18h du lundi à vendredi"] =
            "Mo-Fr 10:00-12:00,14:00-18:00 \"A partir du 4 septembre permanences au 18bis rue des 4 Freres Peignot 75015 Paris\"",
        ["24/7"] = "24/7",
    };

    [SkippableFact]
    public void Texts_of_a_day_agree()
    {
        using var file = SharedData.Json("vectors/horaires-texte-vers-osm.json");
        foreach (var (text, expected) in Calls(file).Select(call => (call.Arguments[0].GetString()!, call.Expected)))
        {
            var day = text.Contains("samedi", StringComparison.Ordinal) ? 5 : 0;
            var week = new WeeklyHours();
            var ours = week.TryAdd(day, text) ? week.ToOsm() : null;
            var theirs = string.IsNullOrEmpty(expected) ? null : $"{WeeklyHours.Days[day]} {expected}";
            ours.ShouldBe(DaysOtherwise.GetValueOrDefault(text, theirs), text);
        }
    }

    [SkippableFact]
    public void Weeks_agree()
    {
        using var file = SharedData.Json("vectors/horaires-champs-vers-osm.json");
        string[] columns = ["Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche"];
        foreach (var (arguments, expected) in Calls(file))
        {
            string Cell(string name) => arguments[0].TryGetProperty(name, out var cell) ? cell.GetString() ?? "" : "";
            var week = new WeeklyHours();
            for (var day = 0; day < columns.Length; day++)
            {
                week.TryAdd(day, Cell(columns[day])).ShouldBeTrue(Cell(columns[day]));
            }

            var text = Cell("OSM") is { Length: > 0 } osm ? osm : Cell("Horaires ouverture");
            var read = HoursReader.Read(text).Hours;
            var ours = week.ToOsm() ?? (Cell("ouverture").EndsWith("impaire", StringComparison.Ordinal) ? read?.EverySecondWeek(odd: true) : read)?.ToString();
            if (WeeksOtherwise.TryGetValue(text, out var otherwise))
            {
                ours.ShouldBe(otherwise);
            }
            else
            {
                Meaning(ours).ShouldBe(Meaning(expected), text);
            }
        }
    }

    [SkippableFact]
    public void Ranges_that_meet_are_joined()
    {
        using var file = SharedData.Json("vectors/horaires-fusion-plages.json");
        foreach (var (arguments, expected) in Calls(file))
        {
            var ranges = arguments.SelectMany(text => OsmHoursTests.Parsed($"Mo {text.GetString()}").MinutesOfWeek(SameEveryDay.Ordinary)!);
            string.Join(',', TimeRange.Joined(ranges)).ShouldBe(expected);
        }
    }

    [SkippableTheory]
    [InlineData("derived/horaires-osm-reels.csv", "horaires", 4420)]
    [InlineData("derived/horaires-texte-libre-reels.csv", "texte", 2750)]
    public void Real_texts_are_understood(string file, string column, int atLeast)
    {
        var texts = SharedData.Column(file, column);
        var readings = texts.Select(text => (Text: text, HoursReader.Read(text).Origin, OfDay: new WeeklyHours().TryAdd(0, text))).ToArray();
        foreach (var origin in readings.GroupBy(reading => reading.Origin))
        {
            output.WriteLine($"{origin.Key}: {origin.Count()}, of them understood in the column of a day: {origin.Count(reading => reading.OfDay)}");
        }

        var understood = readings.Where(reading => reading.OfDay || reading.Origin != HoursOrigin.NotUnderstood).ToArray();
        output.WriteLine($"{understood.Length} of {texts.Count} understood");
        foreach (var (text, _, _) in readings.Except(understood))
        {
            output.WriteLine($"- {text.ReplaceLineEndings(" ")}");
        }

        understood.Length.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    private static string? Meaning(string? hours) => hours is null ? null
        : OsmHoursTests.Parsed(hours) is var parsed && parsed.MinutesOfWeek(SameEveryDay.Ordinary, andUnknown: true) is { } minutes ? string.Join(' ', minutes) + parsed.DependsOn
        : parsed.ToString();

    private static IEnumerable<(JsonElement[] Arguments, string? Expected)> Calls(JsonDocument file) =>
        from test in file.RootElement.EnumerateArray()
        from pair in test.GetProperty("calls").EnumerateArray().Zip(test.GetProperty("expect").EnumerateArray())
        select (pair.First.GetProperty("args").EnumerateArray().ToArray(), pair.Second.TryGetProperty("expected", out var expected) ? expected.GetString() : null);
}
