using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Census.Mapping;

/// <summary>The formats that need no mapping from the user: the national standard in both versions, data.inclusion, and the hubs' own files that are known here.</summary>
public static class KnownMappings
{
    private const string Suffix = ".mapping.json";

    private static readonly Lazy<IReadOnlyList<Mapping>> Embedded = new(() =>
    [
        .. typeof(KnownMappings).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Load),
    ]);

    public static IReadOnlyList<Mapping> All => Embedded.Value;

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

    private static Mapping Load(string resource)
    {
        using var reader = new StreamReader(typeof(KnownMappings).Assembly.GetManifestResourceStream(resource)!);
        return MappingJson.Parse(reader.ReadToEnd());
    }
}
