using System.Text.Encodings.Web;
using System.Text.Json;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Census.Mapping;

/// <summary>The formats that need no mapping from the user: the national standard in both versions, data.inclusion, and the hubs' own files that are known here.</summary>
public static class KnownMappings
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Suffix = ".mapping.json";

    private static readonly Lazy<IReadOnlyList<(Mapping Mapping, string Text)>> Embedded = new(() =>
    [
        .. typeof(KnownMappings).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Load),
    ]);

    private static readonly Lazy<IReadOnlyList<Mapping>> Mappings = new(() => [.. Embedded.Value.Select(known => known.Mapping)]);

    public static IReadOnlyList<Mapping> All => Mappings.Value;

    /// <summary>
    /// A mapping to begin with for a file with these columns: the known format's own; else the columns that are called as fields of
    /// the standard are.
    /// </summary>
    public static string TextFor(IReadOnlyList<string> columns)
    {
        var known = For(columns);
        if (Embedded.Value.FirstOrDefault(one => one.Mapping == known).Text is { } text)
        {
            return text;
        }

        var header = new HeaderIndex(columns);
        var entries = StandardFields.All
            .Where(field => field == StandardField.Nom || header.Find(field.ColumnName()) is not null)
            .Select(field => $"  {JsonSerializer.Serialize(field.ColumnName())}: {{ \"colonne\": {JsonSerializer.Serialize(ColumnOf(field), Plain)} }}");
        return $"{{\n{string.Join(",\n", entries)}\n}}\n";

        string ColumnOf(StandardField field) => header.Find(field.ColumnName()) is { } at ? columns[at] : "";
    }

    /// <summary>The mapping of a file with these columns; null where none is known.</summary>
    public static Mapping? For(IReadOnlyList<string> columns)
    {
        var names = columns.Select(column => column.ToLowerInvariant()).ToHashSet();

        // The others first: a file of the standard's version 0 has all that version 1 requires.
        return All.FirstOrDefault(known => known.Recognises(names))
            ?? (StandardFields.Required.All(field => names.Contains(field.ColumnName())) ? Mapping.Standard : null);
    }

    /// <summary>Columns that a file lacks which otherwise looks like the standard; empty where it does not look like it.</summary>
    public static IReadOnlyList<string> LacksOfStandard(IReadOnlyList<string> columns)
    {
        var names = columns.Select(column => column.ToLowerInvariant()).ToHashSet();
        var common = StandardFields.All.Count(field => names.Contains(field.ColumnName()));
        return common < StandardFields.All.Count / 2
            ? []
            : [.. StandardFields.Required.Select(field => field.ColumnName()).Where(name => !names.Contains(name))];
    }

    private static (Mapping Mapping, string Text) Load(string resource)
    {
        using var reader = new StreamReader(typeof(KnownMappings).Assembly.GetManifestResourceStream(resource)!);
        var text = reader.ReadToEnd();
        return (MappingJson.Parse(text), text);
    }
}
