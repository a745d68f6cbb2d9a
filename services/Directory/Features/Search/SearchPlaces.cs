using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Paging;
using Npgsql;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>
/// GET /api/directory/places: the published places of all hubs for everybody, by words (French stems, accents or not), around
/// a point, or both, with what they offer and when they are open; sorted by rank, by distance, or else by name. Words that are found
/// nowhere are understood as what they stand for, or taken for the ones that were meant, and the answer says so.
/// </summary>
public sealed class SearchPlaces(HubDatabase database, SearchArguments arguments, SearchWords words, PlaceTotals totals, PlaceFacets facets, PlaceClosures closures, TimeProvider clock)
{
    public static Task<IResult> Handle(HttpContext http, PageRequest page, SearchPlaces search, CancellationToken stop) => search.AnswerAsync(http.Request.Query, page, stop);

    private async Task<IResult> AnswerAsync(IQueryCollection query, PageRequest page, CancellationToken stop)
    {
        if (SearchRequestReader.TryRead(query, clock.GetUtcNow(), out var request) is { } problem)
        {
            return problem;
        }

        var scope = request.Scope;
        if (!page.TryAfter<SearchPosition>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var corrected = after?.CorrectedText;
        var meaning = after is { IsUnderstood: true } ? SearchMeaning.Of(request) : null;
        var found = await FindAsync(meaning?.Applied(request) ?? (corrected is null ? request : request with { Text = corrected }), after, page.Size + 1, stop);
        if (after is null && found.Rows.Count == 0 && request.Text is { } typed)
        {
            if ((meaning = SearchMeaning.Of(request)) is not null)
            {
                found = await FindAsync(meaning.Applied(request), null, page.Size + 1, stop);
                meaning = found.Rows.Count > 0 ? meaning : null;
            }

            if (meaning is null && (corrected = await words.CorrectAsync(typed, stop)) is not null)
            {
                found = await FindAsync(request with { Text = corrected }, null, page.Size + 1, stop);
            }
        }

        return new SearchAnswer(found.Rows, page.Size, scope, found.Total, request.IsByDistance)
        {
            Understood = Understood.Of(meaning),
            Closed = await closures.TodayAsync(stop),
            IsByCommune = request.Area.Qpv is not null && await IsByCommuneAsync(found, stop),
            CorrectedText = found.Rows.Count > 0 ? corrected : null,
            Facets = query["facets"] == "true" ? await facets.OfAsync(found.Request, found.Arguments, stop) : null,
        };
    }

    private async Task<bool> IsByCommuneAsync(Found found, CancellationToken stop)
    {
        var isByCommune = false;
        await database.ReadAsync(SearchSql.HasNoOutline(found.Request), found.Arguments, row => isByCommune = row.GetBoolean(0), stop);
        return isByCommune;
    }

    private sealed record Found(SearchRequest Request, IReadOnlyList<NpgsqlParameter> Arguments, IReadOnlyList<FoundRow> Rows, long Total);

    private async Task<Found> FindAsync(SearchRequest request, SearchPosition? after, int size, CancellationToken stop)
    {
        var args = await arguments.OfAsync(request, after, stop);
        var rows = await ReadAsync(request, args, after is not null, size, stop);
        if (after is not null)
        {
            return new Found(request, args, rows, after.Total);
        }

        var counted = rows.Count > 0 ? rows[0].Total : 0;
        var isCounted = SearchSql.CountsAlong(request) && !(counted > SearchSql.Most(request));
        if (!isCounted && SearchSql.IsAround(request))
        {
            // so many lie in the radius that the nearest of all are among them
            rows = await ReadAsync(request with { RadiusKm = null }, args, false, size, stop);
        }

        return new Found(request, args, rows, isCounted ? counted : await totals.OfAsync(request, args, stop));
    }

    private async Task<List<FoundRow>> ReadAsync(SearchRequest request, IReadOnlyList<NpgsqlParameter> args, bool isContinued, int size, CancellationToken stop)
    {
        var rows = new List<FoundRow>(size);
        await database.ReadAsync(
            SearchSql.Page(request, isContinued, size), args,
            row => rows.Add(new FoundRow(row.GetGuid(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetValue(3), row.GetInt64(4))), stop);
        return rows;
    }
}
