using System.Text.Json;
using System.Text.Json.Nodes;
using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>A file of the standard as its cells: whether a cell needs quotes is the writer's business.</summary>
internal static class VectorCsv
{
    private static readonly JsonSerializerOptions StandardNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly HashSet<string> Lists =
        [.. typeof(PlaceDraft).GetProperties().Where(property => property.PropertyType == typeof(IReadOnlyList<string>)).Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name))];

    public static string Cells(string file)
    {
        using var csv = new CsvTokenizer(new StringReader(file), ',', 100_000);
        var lines = new List<string>();
        while (csv.Read())
        {
            lines.Add(string.Join(" · ", Enumerable.Range(0, csv.Count).Select(cell => csv[cell].ToString())));
        }

        return string.Join('\n', lines);
    }

    /// <summary>Records as the other tool has them, written by us.</summary>
    public static string Written(JsonArray records) => Cells(StandardCsv.Write(records.Select(record => Draft(record!))));

    private static PlaceDraft Draft(JsonNode record)
    {
        var draft = new JsonObject { ["departement_code"] = "", ["territory_code"] = "" };
        foreach (var (name, value) in record.AsObject())
        {
            draft[name] = Lists.Contains(name) ? new JsonArray([.. value!.GetValue<string>().Split('|').Select(part => (JsonNode)part)]) : value?.DeepClone();
        }

        return draft.Deserialize<PlaceDraft>(StandardNames)!;
    }
}
