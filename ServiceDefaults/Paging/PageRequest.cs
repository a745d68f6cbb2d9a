using System.Globalization;
using System.Reflection;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.ServiceDefaults.Paging;

/// <summary>The query parameters <c>pageSize</c> (1 to 200, 50 when absent) and <c>cursor</c>.</summary>
public sealed record PageRequest(int Size, string? Cursor)
{
    /// <summary>The most records one page has.</summary>
    public const int MostItems = 200;

    private const int DefaultItems = 50;

    /// <summary>Binds a handler's parameter.</summary>
    /// <exception cref="BadHttpRequestException">400 where pageSize is no number of 1 to 200.</exception>
    public static ValueTask<PageRequest> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = context.Request.Query;
        var size = DefaultItems;
        if (query.TryGetValue("pageSize", out var given)
            && (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > MostItems))
        {
            throw new BadHttpRequestException($"pageSize must be 1 to {MostItems}.");
        }

        var cursor = query["cursor"].ToString();
        return ValueTask.FromResult(new PageRequest(size, cursor.Length == 0 ? null : cursor));
    }

    /// <summary>The key after which this page begins; null for the first page.</summary>
    /// <returns>False where the cursor belongs to another list: answer <see cref="UnknownCursor"/>.</returns>
    public bool TryAfter<TKey>(string scope, out TKey? after)
    {
        after = default;
        return Cursor is null || Paging.Cursor.TryDecode(scope, Cursor, out after);
    }

    /// <summary>404: the cursor is of another list, or broken.</summary>
    public static ProblemHttpResult UnknownCursor() =>
        Problem.NotFound("cursor_not_found", "Ce repère de page n'existe pas. Reprenez la liste à son début.");

    /// <summary>One page out of a query that asked for one record more than <see cref="Size"/>.</summary>
    public Page<T> ToPage<T, TKey>(IReadOnlyList<T> found, string scope, Func<T, TKey> keyOf, long total) =>
        found.Count > Size
            ? new Page<T>([.. found.Take(Size)], Paging.Cursor.Encode(scope, keyOf(found[Size - 1])), total)
            : new Page<T>(found, null, total);
}
