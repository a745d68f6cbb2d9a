using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.SearchIndex;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>
/// GET /api/directory/autocomplete?q=: what the beginning of a word may become: communes, services of the standard, and places whose name begins with
/// it, or, where these are few, has a word that does.
/// </summary>
public static class Autocomplete
{
    private const int Most = 5;
    private const int LongestText = 100;

    /// <summary>From here on a beginning is rare enough to be looked for inside names.</summary>
    private const int ShortestInside = 4;

    public static async Task<Results<Ok<Page<Suggested>>, ProblemHttpResult>> Handle(string? q, CommuneNames communes, OfficialCode code, PlaceIndex index, CancellationToken stop)
    {
        if (q is { Length: > LongestText })
        {
            return Problem.BadRequest("query_too_long", $"La recherche compte au plus {LongestText} caractères.", "q");
        }

        var plain = PlainText.Of(q ?? "");
        List<Suggested> found =
        [
            .. communes.Beginning(q ?? "", Most).Select(commune => new Suggested("commune", commune.Name, code.Departements[commune.DepartementCode].Name, null, commune.Code)),
            .. Services(plain),
            .. await PlacesAsync(index, plain, stop),
        ];
        return TypedResults.Ok(new Page<Suggested>(found, null, found.Count));
    }

    /// <param name="Kind"><c>commune</c>, <c>service</c> or <c>place</c>.</param>
    /// <param name="Text">What it is called.</param>
    /// <param name="Detail">The name of a commune's département, the commune of a place.</param>
    /// <param name="Id">Of a place.</param>
    /// <param name="Code">INSEE code of a commune.</param>
    public sealed record Suggested(string Kind, string Text, string? Detail, Guid? Id, string? Code);

    private static IEnumerable<Suggested> Services(string plain) => plain.Length < 3
        ? []
        : Vocabulary.Services.Values.Where(service => $" {PlainText.Of(service)}".Contains($" {plain}", StringComparison.Ordinal)).Take(Most).Select(service => new Suggested("service", service, null, null, null));

    private static Task<IEnumerable<Suggested>> PlacesAsync(PlaceIndex index, string plain, CancellationToken stop) => plain.Length < 2
        ? Task.FromResult<IEnumerable<Suggested>>([])
        : index.AnswerAsync(view => Task.FromResult(Found(view, plain).Select(place =>
        {
            var card = PlaceCard.Parse(place.Card.Span);
            return new Suggested("place", card.Name, card.Commune, place.Id, null);
        })), stop);

    private static IEnumerable<PlaceHit> Found(PlaceView view, string plain)
    {
        var found = PlaceFinder.ByName(view, new PrefixQuery(new Term(PlaceFields.SortName, plain)), Most);
        var last = plain[(plain.LastIndexOf(' ') + 1)..];
        return found.Count < Most && last.Length >= ShortestInside
            ? found.Concat(PlaceFinder.ByName(view, PlaceWords.Beginning(plain[..^last.Length], last), Most)).DistinctBy(place => place.Id).Take(Most)
            : found;
    }
}
