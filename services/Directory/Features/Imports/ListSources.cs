using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>Who delivers files, and what the last one was.</summary>
/// <param name="Name">With a record's id it makes the record one.</param>
/// <param name="Volume">Rows of the last file that was imported to its end.</param>
/// <param name="FileHash">Its SHA-256, in hexadecimal.</param>
/// <param name="Places">Of the census that the source has a record of, merged ones once; null for a national source.</param>
/// <param name="ToConfirm">Those of them that no source has any longer; null for a national source, whose places are the hubs'.</param>
/// <param name="Last">The import of that file, with who, when and counts.</param>
public sealed record SourceView(string Name, int Volume, string FileHash, long? Places, long? ToConfirm, ImportView? Last);

/// <summary>GET …/sources; the history of one of them is GET …/imports?source=NAME.</summary>
internal static class ListSources
{
    public static async Task<Results<Ok<Page<SourceView>>, ProblemHttpResult>> HandleAsync(
        ImportScope scope, PageRequest page, HubDatabase database, CancellationToken stop)
    {
        var list = $"{scope.Hub}/sources/{scope.Kind}";
        if (!page.TryAfter<string>(list, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var args = new { hub = scope.Hub.Alias, kind = scope.Kind, after, size = page.Size + 1 };
        await using var tx = await database.BeginAsync(scope.Hub, stop);
        var sources = await tx.QueryAsync<SourceRecord>(
            """
            select s.name, s.volume, encode(s.file_hash, 'hex') as file_hash, s.import_id,
              held.places, held.to_confirm
            from sources s cross join lateral (
              select count(distinct coalesce(p.merged_into, p.id)) as places,
                count(distinct coalesce(p.merged_into, p.id)) filter (where p.left_at is not null and not exists (
                  select from places r where r.hub_id = @hub and r.merged_into = p.merged_into and r.active and r.left_at is null)) as to_confirm
              from places p where p.hub_id = @hub and p.source = s.name and p.active) held
            where s.hub_id = @hub and s.scope = @kind and (@after::text is null or s.name > @after)
            order by s.name limit @size
            """,
            args, stop);
        var imports = await tx.QueryAsync<ImportRecord>(
            $"select {ImportRecord.Columns} from imports where hub_id = @hub and id = any(@ids)",
            new { args.hub, ids = sources.Select(source => source.ImportId).ToArray() }, stop);
        var total = await tx.QuerySingleOrDefaultAsync<long>("select count(*) from sources where hub_id = @hub and scope = @kind", args, stop);
        var last = imports.ToDictionary(import => import.Id, import => import.ToView());
        return TypedResults.Ok(page.ToPage([.. sources.Select(source => source.ToView(scope, last))], list, view => view.Name, total));
    }

    private sealed class SourceRecord
    {
        public string Name { get; init; } = "";
        public int Volume { get; init; }
        public string FileHash { get; init; } = "";
        public Guid ImportId { get; init; }
        public long Places { get; init; }
        public long ToConfirm { get; init; }

        public SourceView ToView(ImportScope scope, Dictionary<Guid, ImportView> last) =>
            scope.Kind == ImportScope.National
                ? new SourceView(Name, Volume, FileHash, null, null, last.GetValueOrDefault(ImportId))
                : new SourceView(Name, Volume, FileHash, Places, ToConfirm, last.GetValueOrDefault(ImportId));
    }
}
