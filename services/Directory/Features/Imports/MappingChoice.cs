using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>The mapping that a file is read by: the one that came with it, else the one of a known format.</summary>
internal static class MappingChoice
{
    /// <param name="given">JSON; blank where the upload brings none.</param>
    /// <param name="columns">Of the file.</param>
    /// <param name="mapping">Null exactly where there is a problem with finding or reading it.</param>
    public static FileProblem? Of(string? given, IReadOnlyList<string> columns, out Mapping? mapping)
    {
        mapping = null;
        try
        {
            mapping = string.IsNullOrWhiteSpace(given) ? KnownMappings.For(columns) : MappingJson.Parse(given);
        }
        catch (MappingException broken)
        {
            return new FileProblem(422, "mapping_invalid", broken.Message);
        }

        if (mapping is null)
        {
            var lacks = KnownMappings.LacksOfStandard(columns);
            return lacks.Count > 0 ? FileProblem.HeaderIncomplete(lacks) : FileProblem.HeaderUnknown(columns);
        }

        var bound = new BoundMapping(mapping, columns);
        if (!bound.Provides(StandardField.Nom))
        {
            return FileProblem.MappingColumnsMissing(bound.Missing);
        }

        return columns.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1 && bound.UnreadColumns.Count(column => column == group.Key) < group.Count()) is { } repeated
            ? FileProblem.HeaderRepeated(repeated.Key)
            : null;
    }
}
