using System.Text;
using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Territories;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>Reads files as an import does, without a database.</summary>
internal static class TestCensus
{
    private static readonly Lazy<TerritoryMap> Map = new(() => new TerritoryMap(OfficialCode.Load()));

    public static ITerritoryMap Territories => Map.Value;

    public static string Header => StandardCsv.Write([]).TrimEnd('\n');

    public static string NewSource() => $"test-{Guid.NewGuid():n}";

    public static string FileOf(params IEnumerable<string> rows) => $"{Header}\n{string.Join('\n', rows)}\n";

    /// <summary>A row of the standard with the given cells; the others are those of a complete, faultless place.</summary>
    public static string Row(params (StandardField Field, string Text)[] cells)
    {
        var texts = new Dictionary<StandardField, string>
        {
            [StandardField.Id] = "lieu-1",
            [StandardField.Pivot] = "73282932000074",
            [StandardField.Nom] = "Maison du numérique",
            [StandardField.Commune] = "Dole",
            [StandardField.CodePostal] = "39100",
            [StandardField.CodeInsee] = "39198",
            [StandardField.Adresse] = "1 rue du Port",
            [StandardField.Latitude] = "47.09",
            [StandardField.Longitude] = "5.49",
            [StandardField.Telephone] = "+33384790000",
            [StandardField.DateMaj] = "2024-05-06",
            [StandardField.Services] = "Utilisation sécurisée du numérique",
        };
        foreach (var (field, text) in cells)
        {
            texts[field] = text;
        }

        var row = new StringBuilder();
        foreach (var field in StandardFields.All)
        {
            row.Append(row.Length > 0 || field != StandardField.Id ? "," : "").Append('"')
                .Append(texts.GetValueOrDefault(field, "").Replace("\"", "\"\"")).Append('"');
        }

        return row.ToString();
    }

    public static IReadOnlyList<CensusRow> ReadFile(string path, string? mapping = null) => Read(File.ReadAllBytes(path), mapping);

    public static IReadOnlyList<CensusRow> ReadText(params string[] lines) => Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    public static IReadOnlyList<CensusRow> Read(byte[] bytes, string? mapping = null)
    {
        Inspect(bytes, out var shape).ShouldBeNull();
        var known = (mapping is null ? KnownMappings.For(shape!.Columns) : MappingJson.Parse(mapping)).ShouldNotBeNull();
        var bound = new BoundMapping(known, shape!.Columns);
        return [.. new CensusReader(Territories, TimeProvider.System).Read(new MemoryStream(bytes), shape, bound)];
    }

    public static FileProblem? Inspect(byte[] bytes, out FileShape? shape, int block = 1 << 16)
    {
        shape = null;
        var inspector = new FileInspector();
        for (var at = 0; at < bytes.Length; at += block)
        {
            if (inspector.Feed(bytes.AsSpan(at, Math.Min(block, bytes.Length - at))) is { } problem)
            {
                return problem;
            }
        }

        return inspector.Finish(new MemoryStream(bytes), out shape);
    }
}
