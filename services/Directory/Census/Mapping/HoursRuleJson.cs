using System.Text.Json;
using HubsPlatform.OpeningHours.Texts;
using static HubsPlatform.Directory.Census.Mapping.MappingParts;

namespace HubsPlatform.Directory.Census.Mapping;

/// <summary>Reads the entry « horaires » of a mapping.</summary>
internal static class HoursRuleJson
{
    public static HoursRule Read(JsonElement rule, string path)
    {
        List<DayColumns> days = [];
        if (rule.TryGetProperty("jours", out var listed))
        {
            if (listed.ValueKind != JsonValueKind.Array)
            {
                throw Wrong($"{path}.jours", "une liste");
            }

            foreach (var day in listed.EnumerateArray())
            {
                if (day.ValueKind != JsonValueKind.Object)
                {
                    throw Wrong($"{path}.jours", "une liste d'objets");
                }

                // « Sun » stands in a mapping that hubs use.
                var name = Optional(day, "osm", $"{path}.jours") ?? "";
                var index = Array.FindIndex(WeeklyHours.Days, known => name == known || (name.Length == 3 && name.StartsWith(known, StringComparison.Ordinal)));
                days.Add(new DayColumns(
                    index >= 0 ? index : throw Wrong($"{path}.jours.osm", string.Join(", ", WeeklyHours.Days)),
                    Wanted(day, "colonne", $"{path}.jours")));
            }
        }

        return new HoursRule(days, Optional(rule, "osm", path), Optional(rule, "semaine", path), []);
    }
}
