using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>GET …/imports?source=</summary>
internal static class ListImports
{
    public static async Task<Results<Ok<Page<ImportView>>, ProblemHttpResult>> HandleAsync(
        ImportScope scope, PageRequest page, HubDatabase database, CancellationToken stop, string? source = null)
    {
        var list = $"{scope.Hub}/imports/{scope.Kind}/{source}";
        if (!page.TryAfter<Guid?>(list, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var found = await database.QueryAsync<ImportRecord>(
            scope.Hub,
            $"""
            select {ImportRecord.Columns} from imports
            where hub_id = @hub and scope = @kind and (@source::text is null or source = @source) and (@after::uuid is null or id < @after)
            order by id desc limit @size
            """,
            new { hub = scope.Hub.Alias, kind = scope.Kind, source, after, size = page.Size + 1 },
            stop);
        var total = await database.QuerySingleOrDefaultAsync<long>(
            scope.Hub, "select count(*) from imports where hub_id = @hub and scope = @kind and (@source::text is null or source = @source)",
            new { hub = scope.Hub.Alias, kind = scope.Kind, source }, stop);
        return TypedResults.Ok(page.ToPage([.. found.Select(record => record.ToView())], list, view => (Guid?)view.Id, total));
    }
}
