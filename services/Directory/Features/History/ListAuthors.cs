using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.History;

/// <summary>
/// GET /api/directory/hubs/{hub}/history/authors?q=: the people and programs that the hub's histories name, by name; what an administrator
/// needs to let them forget one.
/// </summary>
public static class ListAuthors
{
    private const int LongestText = 100;

    private const string Found = """
        with entries as (
          select subject, author_kind, author_name, changed_at from place_changes where hub_id = @hub and author_name is not null and author_kind in ('person', 'program')
          union all
          select subject, author_kind, author_name, changed_at from structure_changes where hub_id = @hub and author_name is not null and author_kind in ('person', 'program')),
        authors as (
          select subject, (array_agg(author_kind order by changed_at desc))[1] as kind, (array_agg(author_name order by changed_at desc))[1] as name, count(*) as changes, max(changed_at) as last_change_at
          from entries group by subject having bool_or(@text = '' or strpos(open.plain(author_name), open.plain(@text)) > 0))
        """;

    public static async Task<Results<Ok<Page<HistoryAuthor>>, ProblemHttpResult>> Handle(HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop, string? q = null)
    {
        var text = q?.Trim().Replace("\0", "", StringComparison.Ordinal) ?? "";
        text = text[..Math.Min(text.Length, LongestText)];
        var scope = $"{hub.Hub}/history/authors/{text}";
        if (!page.TryAfter<Position>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var args = new { hub = hub.Hub.Alias, text, after_name = after?.Name, after_subject = after?.Subject, size = page.Size + 1 };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var authors = await transaction.QueryAsync<HistoryAuthor>(
            $"{Found} select * from authors where @after_subject::text is null or (name {Alphabet.French}, subject) > (@after_name, @after_subject) order by name {Alphabet.French}, subject limit @size", args, stop);
        var total = await transaction.QuerySingleOrDefaultAsync<long>($"{Found} select count(*) from authors", args, stop);
        return TypedResults.Ok(page.ToPage([.. authors], scope, author => new Position(author.Name, author.Subject), total));
    }

    private sealed record Position(string Name, string Subject);
}

/// <summary>Somebody whom the histories name.</summary>
public sealed class HistoryAuthor
{
    /// <summary>Of the account, as in the audit trail.</summary>
    public string Subject { get; init; } = "";

    /// <summary>person or program.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The latest one.</summary>
    public string Name { get; init; } = "";

    /// <summary>How many entries name them.</summary>
    public long Changes { get; init; }

    public DateTimeOffset LastChangeAt { get; init; }
}
