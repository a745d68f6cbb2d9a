using System.Runtime.CompilerServices;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Paging;
using Npgsql;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>
/// GET /api/directory/places: the published places of all hubs for everybody, by words (French stems, accents or not), around
/// a point, or both, with what they offer and when they are open; sorted by rank, by distance, or else by name. Words that are found
/// nowhere are understood as what they stand for, or taken for the ones that were meant, and the answer says so. Where words are found that also
/// stand for something, the answer says what: who asks for <c>understood=true</c> gets the places that offer it.
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

        var now = clock.GetUtcNow();
        var (reading, found) = after is null ? await FirstPageAsync(request, now, page.Size + 1, stop) : await NextPageAsync(request, after, now, page.Size + 1, stop);
        var isFound = found.Rows.Count > 0;
        return new SearchAnswer(found.Rows, page.Size, scope, found.Total, request.IsByDistance)
        {
            Understood = isFound ? Understood.Of(reading.Meaning) : null,
            StandsFor = isFound && after is null && reading == Reading.AsTyped && SearchMeaning.Of(request, now) is { SaysMore: true } meaning ? Understood.Of(meaning) : null,
            Closed = await closures.CurrentAsync(stop),
            IsByCommune = request.Area.Qpv is not null && await IsByCommuneAsync(found, stop),
            CorrectedText = isFound ? reading.Corrected : null,
            Facets = query["facets"] == "true" ? await facets.OfAsync(found.Request, found.Arguments, stop) : null,
        };
    }

    /// <summary>How the words of a question are taken.</summary>
    /// <param name="Corrected">The words that were meant; null for those typed.</param>
    /// <param name="Meaning">What they stand for; null for the words themselves.</param>
    private sealed record Reading(string? Corrected, SearchMeaning? Meaning)
    {
        public static readonly Reading AsTyped = new(null, null);

        public SearchRequest Of(SearchRequest request)
        {
            var said = Corrected is null ? request : request with { Text = Corrected };
            return Meaning?.Applied(said) ?? said;
        }
    }

    private async Task<(Reading Reading, Found Found)> FirstPageAsync(SearchRequest request, DateTimeOffset now, int size, CancellationToken stop)
    {
        (Reading Reading, Found Found) last = default;
        await foreach (var reading in ReadingsAsync(request, now, stop))
        {
            last = (reading, await FindAsync(reading.Of(request), null, size, stop));
            if (last.Found.Rows.Count > 0)
            {
                break;
            }
        }

        return last;
    }

    private async Task<(Reading Reading, Found Found)> NextPageAsync(SearchRequest request, SearchPosition after, DateTimeOffset now, int size, CancellationToken stop)
    {
        var said = after.CorrectedText is null ? request : request with { Text = after.CorrectedText };
        var reading = new Reading(after.CorrectedText, after.IsUnderstood ? SearchMeaning.Of(said, now) : null);
        return (reading, await FindAsync(reading.Of(request), after, size, stop));
    }

    /// <summary>The first that finds something is taken.</summary>
    private async IAsyncEnumerable<Reading> ReadingsAsync(SearchRequest request, DateTimeOffset now, [EnumeratorCancellation] CancellationToken stop)
    {
        if (SearchMeaning.Asked(request, now) is { } asked)
        {
            yield return new Reading(null, asked);
        }

        yield return Reading.AsTyped;
        if (request.Text is not { } typed)
        {
            yield break;
        }

        if (SearchMeaning.Of(request, now) is { } meaning)
        {
            yield return new Reading(null, meaning);
        }

        if (await words.CorrectAsync(typed, stop) is { } corrected)
        {
            yield return new Reading(corrected, null);
            if (SearchMeaning.Of(request with { Text = corrected }, now) is { } meant)
            {
                yield return new Reading(corrected, meant);
            }
        }
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
