using System.Text.Json;
using HubsPlatform.Testing;

namespace HubsPlatform.OpeningHours.Tests;

/// <summary>Real files that lie beside the checkout of the project's own machine; a test that needs one skips elsewhere.</summary>
internal static class SharedData
{
    /// <summary>One column of a CSV file with a header, with commas and quotes.</summary>
    public static IReadOnlyList<string> Column(string file, string name)
    {
        var rows = Rows(File.ReadAllText(Path(file))).ToList();
        var column = rows[0].IndexOf(name);
        return [.. rows.Skip(1).Select(row => row[column])];
    }

    public static JsonDocument Json(string file) => JsonDocument.Parse(File.ReadAllText(Path(file)));

    private static string Path(string file)
    {
        var found = Repository.Upwards().Select(folder => System.IO.Path.Combine(folder, "shared", "data", file)).FirstOrDefault(File.Exists);
        Skip.If(found is null, $"shared/data/{file} is not on this machine");
        return found!;
    }

    private static IEnumerable<List<string>> Rows(string csv)
    {
        List<string> row = [];
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (quoted ? c == '"' && i + 1 < csv.Length && csv[i + 1] == '"' : false)
            {
                cell.Append(csv[i++]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || c is not (',' or '\n' or '\r'))
            {
                cell.Append(c);
            }
            else if (c != '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
        }
    }
}
