using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Paging;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>
/// GET /api/directory/places: the published places of all hubs for everybody, by words (French stems, accents or not), around
/// a point, or both, with what they offer and when they are open; sorted by rank, by distance, or else by name.
/// </summary>
public sealed class SearchPlaces(HubDatabase database, SearchArguments arguments, PlaceTotals totals, PlaceFacets facets, TimeProvider clock)
{
    public static Task<IResult> Handle(HttpContext http, PageRequest page, SearchPlaces search, CancellationToken stop) => search.AnswerAsync(http.Request.Query, page, stop);

    private async Task<IResult> AnswerAsync(IQueryCollection query, PageRequest page, CancellationToken stop)
    {
        if (SearchRequestReader.TryRead(query, clock.GetUtcNow(), out var request) is { } problem)
        {
            return problem;
        }

        // What « now » was on the first page goes on for the next ones: the scope of a cursor is the question as it was asked.
        var scope = (query["openAt"] == "now" ? request with { OpenAt = new OpenTime(DateTimeOffset.UnixEpoch, null) } : request).Scope;
        if (!page.TryAfter<SearchPosition>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var args = await arguments.OfAsync(request, after, stop);
        var rows = await FindAsync(request, after, page.Size + 1, args, stop);
        var total = after?.Total ?? (SearchSql.CountsAlong(request) ? rows.Count > 0 ? rows[0].Total : 0 : await totals.OfAsync(request, args, stop));
        return new SearchAnswer(rows, page.Size, scope, total, request.IsByDistance)
        {
            Facets = query["facets"] == "true" ? await facets.OfAsync(request, args, stop) : null,
        };
    }

    private async Task<IReadOnlyList<FoundRow>> FindAsync(SearchRequest request, SearchPosition? after, int size, IReadOnlyList<Npgsql.NpgsqlParameter> args, CancellationToken stop)
    {
        var rows = new List<FoundRow>(size);
        await database.ReadAsync(
            SearchSql.Page(request, after is not null, size), args,
            row => rows.Add(new FoundRow(row.GetGuid(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetValue(3), row.GetInt64(4))), stop);
        return rows;
    }
}
