using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>The mapping that a file is read by.</summary>
/// <param name="Mapping">Null exactly where there is a problem with finding or reading it.</param>
/// <param name="Own">Its JSON where it is not that of a known format.</param>
/// <param name="Problem">Why the file cannot be read.</param>
/// <param name="RememberedOf">The source whose last delivery was read by it, where it was taken from there.</param>
internal sealed record ChosenMapping(Mapping? Mapping, string? Own, FileProblem? Problem, string? RememberedOf = null)
{
    public bool IsRemembered => RememberedOf is not null;

    /// <summary>Somebody, or the mapping, named the source; else it is named after the format alone.</summary>
    public bool NamesSource(string? given) => given is { Length: > 0 } || IsRemembered || Mapping?.Source is not (null or Mapping.StandardSource);

    /// <summary>A source and an id make a record one over the whole country, so files that only share their format must not share its name.</summary>
    public string SourceName(string? given, ImportScope scope) =>
        given is { Length: > 0 } ? given
        : RememberedOf ?? (scope.Kind == ImportScope.National && Mapping?.Source == Mapping.StandardSource ? "national" : Mapping?.Source ?? "fichier");
}

/// <summary>Finds the mapping of a file: the one that came with it, else the one of a known format, else the one by which its source was read the last time.</summary>
internal sealed class MappingChoice(MappingMemory memory)
{
    /// <param name="scope">The hub's imports, or the national ones.</param>
    /// <param name="given">JSON; blank where the upload brings none.</param>
    /// <param name="source">Blank where nobody named it.</param>
    /// <param name="columns">Of the file.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<ChosenMapping> OfAsync(ImportScope scope, string? given, string? source, IReadOnlyList<string> columns, CancellationToken stop)
    {
        if (!string.IsNullOrWhiteSpace(given))
        {
            return Read(given, columns, null);
        }

        var known = KnownMappings.For(columns);
        if ((known is null || source is { Length: > 0 }) && await memory.OfAsync(scope, source, columns, stop) is { } last)
        {
            // A source whose file is in a known format now has left its own columns behind.
            var remembered = Read(last.Mapping, columns, last.Source);
            if (known is null || (remembered.Mapping is { } mapping && new BoundMapping(mapping, columns).Missing.Count == 0))
            {
                return remembered;
            }
        }

        var lacks = known is null ? KnownMappings.LacksOfStandard(columns) : [];
        return known is not null ? Checked(known, null, columns, null)
            : new ChosenMapping(null, null, lacks.Count > 0 ? FileProblem.HeaderIncomplete(lacks) : FileProblem.HeaderUnknown(columns));
    }

    private static ChosenMapping Read(string json, IReadOnlyList<string> columns, string? rememberedOf)
    {
        try
        {
            return Checked(MappingJson.Parse(json), json, columns, rememberedOf);
        }
        catch (MappingException broken)
        {
            return new ChosenMapping(null, json, new FileProblem(422, "mapping_invalid", broken.Message), rememberedOf);
        }
    }

    private static ChosenMapping Checked(Mapping mapping, string? own, IReadOnlyList<string> columns, string? rememberedOf)
    {
        var bound = new BoundMapping(mapping, columns);
        var repeated = columns.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1 && bound.UnreadColumns.Count(column => column == group.Key) < group.Count());
        var problem = !bound.Provides(StandardField.Nom) ? FileProblem.MappingColumnsMissing(bound.Missing)
            : repeated is not null ? FileProblem.HeaderRepeated(repeated.Key)
            : null;
        return new ChosenMapping(problem is null ? mapping : null, own, problem, rememberedOf);
    }
}
