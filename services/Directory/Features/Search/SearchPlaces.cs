using System.Globalization;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>
/// GET /api/directory/places: the published places of all hubs for everybody, by words (French stems, accents or not), around
/// a point, or both; sorted by rank, by distance, or else by name.
/// </summary>
public static class SearchPlaces
{
    public static async Task<Results<Ok<Page<FoundPlace>>, ProblemHttpResult>> Handle(HttpRequest http, PageRequest page, HubDatabase database, PlaceTotals totals, CancellationToken stop)
    {
        if (SearchRequest.TryRead(http.Query, out var request) is { } problem)
        {
            return problem;
        }

        var scope = request.Scope;
        if (!page.TryAfter<SearchPosition>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var rows = await database.QueryAsync<Row>(SearchSql.Page(request, after is not null, page.Size + 1), SearchSql.Arguments(request, after), stop);
        var total = after?.Total ?? (SearchSql.CountsAlong(request) ? rows.FirstOrDefault()?.Total ?? 0 : await totals.OfAsync(request, stop));
        var items = rows.Take(page.Size).Select(row => row.ToPlace(request)).ToArray();
        var next = rows.Count > page.Size ? Cursor.Encode(scope, new SearchPosition(rows[page.Size - 1].SortKey, rows[page.Size - 1].Id, total)) : null;
        return TypedResults.Ok(new Page<FoundPlace>(items, next, total));
    }

    /// <summary>As the statement gives it.</summary>
    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Hub { get; init; } = "";
        public string Name { get; init; } = "";
        public string Address { get; init; } = "";
        public string PostalCode { get; init; } = "";
        public string Commune { get; init; } = "";
        public string? CommuneCode { get; init; }
        public string DepartementCode { get; init; } = "";
        public double? Latitude { get; init; }
        public double? Longitude { get; init; }
        public string[] Services { get; init; } = [];
        public string[] Publics { get; init; } = [];
        public string[] Fees { get; init; } = [];
        public string[] Programmes { get; init; } = [];
        public string[] Accompaniments { get; init; } = [];
        public string? Phone { get; init; }
        public string? OpeningHours { get; init; }
        public DateOnly? UpdatedOn { get; init; }
        public string SortKey { get; init; } = "";
        public long Total { get; init; }

        public FoundPlace ToPlace(SearchRequest request) => new(
            Id, Hub, Name, Address, PostalCode, Commune, CommuneCode, DepartementCode, Latitude, Longitude, Services, Publics, Fees, Programmes, Accompaniments,
            Phone, OpeningHours, UpdatedOn, request.IsByDistance ? Math.Round(double.Parse(SortKey, CultureInfo.InvariantCulture) / 1000, 3) : null);
    }
}
