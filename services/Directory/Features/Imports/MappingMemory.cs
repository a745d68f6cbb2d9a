using System.Text.Json;
using System.Text.Json.Nodes;
using HubsPlatform.Directory.Standard;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>The mappings by which sources were read the last time.</summary>
internal sealed class MappingMemory(HubDatabase database)
{
    private static readonly JsonSerializerOptions Indented = new(ImportJson.Options) { WriteIndented = true };

    public sealed record LastMapping(string Source, string Mapping);

    /// <summary>
    /// Of the source where it is named; else of the one whose last file had these very columns. Null where that one needed no mapping of its own.
    /// </summary>
    public async Task<LastMapping?> OfAsync(ImportScope scope, string? source, IReadOnlyList<string> columns, CancellationToken stop)
    {
        var found = await database.QuerySingleOrDefaultAsync<LastMapping>(
            scope.Hub,
            """
            select s.name as source, i.mapping::text as mapping
            from sources s join imports i on i.hub_id = s.hub_id and i.id = s.import_id
            where s.hub_id = @hub and s.scope = @kind and i.mapping is not null
              and case when @source::text is null then i.shape->'columns' = @columns::jsonb else s.name = @source end
            order by s.imported_at desc limit 1
            """,
            new { hub = scope.Hub.Alias, kind = scope.Kind, source = string.IsNullOrEmpty(source) ? null : source, columns = JsonSerializer.Serialize(columns, ImportJson.Options) }, stop);
        return found is null ? null : found with { Mapping = Readable(found.Mapping) };
    }

    /// <summary>The database keeps entries in an order of its own; people want that of the standard.</summary>
    private static string Readable(string mapping)
    {
        var entries = JsonNode.Parse(mapping)!.AsObject();
        return JsonSerializer.Serialize(entries.OrderBy(entry => StandardFields.TryParse(entry.Key, out var field) ? (int)field : -1).ToDictionary(entry => entry.Key, entry => entry.Value), Indented);
    }
}
