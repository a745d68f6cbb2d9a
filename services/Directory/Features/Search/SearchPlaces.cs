using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.SearchIndex;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Paging;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>
/// GET /api/directory/places: the published places of all hubs for everybody, by words (French stems, accents or not), around
/// a point, or both, with what they offer and when they are open; sorted by rank, by distance, or else by name. Words that are found
/// nowhere are understood as what they stand for, or taken for the ones that were meant, and the answer says so. Where words are found that also
/// stand for something, the answer says what: who asks for <c>understood=true</c> gets the places that offer it.
/// </summary>
public sealed class SearchPlaces(HubDatabase database, SearchQuestions questions, PlaceIndex index, PlaceClosures closures, TimeProvider clock)
{
    private const string HasNoOutline = "select exists (select from open.areas where kind = 'qpv' and outline is null and (code = any(@codes) or @any))";

    public static Task<IResult> Handle(HttpContext http, PageRequest page, SearchPlaces search, CancellationToken stop) => search.AnswerAsync(http.Request.Query, page, stop);

    private async Task<IResult> AnswerAsync(IQueryCollection query, PageRequest page, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (SearchRequestReader.TryRead(query, now, out var request) is { } problem)
        {
            return problem;
        }

        var scope = request.Scope;
        if (!page.TryAfter<SearchPosition>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var withFacets = query["facets"] == "true";
        var found = await index.AnswerAsync(
            async view =>
            {
                var found = after is null ? await FirstPageAsync(view, request, now, page.Size + 1, stop) : await NextPageAsync(view, request, after, now, page.Size + 1, stop);
                return withFacets ? found with { Facets = PlaceFacets.Of(view, found.Question) } : found;
            },
            stop);
        var isFound = found.Places.Count > 0;
        return new SearchAnswer(found.Places, page.Size, scope, found.Total, request.IsByDistance)
        {
            Understood = isFound ? Understood.Of(found.Reading.Meaning) : null,
            StandsFor = isFound && after is null && found.Reading == Reading.AsTyped && SearchMeaning.Of(request, now) is { SaysMore: true } meaning ? Understood.Of(meaning) : null,
            Closed = await closures.CurrentAsync(stop),
            IsByCommune = request.Area.Qpv is { } districts && await database.QuerySingleOrDefaultAsync<bool>(HasNoOutline, new { codes = districts.Split('|'), any = districts == SearchArea.AnyQpv }, stop),
            CorrectedText = isFound ? found.Reading.Corrected : null,
            Facets = found.Facets,
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

    private sealed record Found(Reading Reading, SearchQuestion Question, IReadOnlyList<PlaceHit> Places, long Total)
    {
        public IReadOnlyList<Facet>? Facets { get; init; }
    }

    /// <summary>The first reading that finds something is taken.</summary>
    private async Task<Found> FirstPageAsync(PlaceView view, SearchRequest request, DateTimeOffset now, int size, CancellationToken stop)
    {
        Found? last = null;
        foreach (var reading in Readings(view, request, now))
        {
            last = await FindAsync(view, reading, request, null, size, stop);
            if (last.Places.Count > 0)
            {
                break;
            }
        }

        return last!;
    }

    private Task<Found> NextPageAsync(PlaceView view, SearchRequest request, SearchPosition after, DateTimeOffset now, int size, CancellationToken stop)
    {
        var said = after.CorrectedText is null ? request : request with { Text = after.CorrectedText };
        return FindAsync(view, new Reading(after.CorrectedText, after.IsUnderstood ? SearchMeaning.Of(said, now) : null), request, after, size, stop);
    }

    private static IEnumerable<Reading> Readings(PlaceView view, SearchRequest request, DateTimeOffset now)
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

        if (SearchWords.Corrected(view, typed) is { } corrected)
        {
            yield return new Reading(corrected, null);
            if (SearchMeaning.Of(request with { Text = corrected }, now) is { } meant)
            {
                yield return new Reading(corrected, meant);
            }
        }
    }

    private async Task<Found> FindAsync(PlaceView view, Reading reading, SearchRequest request, SearchPosition? after, int size, CancellationToken stop)
    {
        var question = await questions.OfAsync(reading.Of(request), stop);
        var (places, total) = PlaceFinder.Page(view, question, after, size);
        return new Found(reading, question, places, after?.Total ?? total);
    }
}
