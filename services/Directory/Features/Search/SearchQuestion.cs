using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.SearchIndex;
using HubsPlatform.Directory.Territories;
using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>A search as the index takes it: words and codes as its query, everything else as conditions on the values of a place.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Open">The moment, where one was asked for.</param>
/// <param name="Code">What arrondissements are made of.</param>
internal sealed record SearchQuestion(SearchRequest Request, OpenMoment? Open, OfficialCode Code)
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>Metres; null for wherever.</summary>
    public double? Radius { get; init; } = Request.RadiusKm * 1000;

    public IReadOnlyList<Query> Also { get; init; } = [];

    /// <returns>Null where there is nothing in the words to look for.</returns>
    public Query? Query()
    {
        var query = new BooleanQuery();
        if (Request.Text is { } text)
        {
            if (PlaceWords.Of(text) is not { } words)
            {
                return null;
            }

            query.Add(words, Occur.MUST);
        }

        AddAreas(query, Request.Area);
        if (Request.Near is { } near && Radius is { } metres && MapCells.Within(near.Latitude, near.Longitude, metres / 1000) is { } cells)
        {
            Add(query, new TermsFilter([.. cells.Select(cell => new Term(PlaceFields.Cell, cell))]));
        }

        foreach (var also in Also)
        {
            query.Add(also, Occur.MUST);
        }

        return query.Clauses.Count == 0 ? new MatchAllDocsQuery() : query;
    }

    /// <param name="distance">From the point asked for; null where none is.</param>
    public IReadOnlyList<IPlaceCondition> Conditions(DistanceFrom? distance)
    {
        List<IPlaceCondition> conditions = [];
        if (Request.Masks.Concat(Request.Meant).Any(mask => mask != 0))
        {
            conditions.Add(new HasTraits(Request.Masks.Concat(Request.Meant)));
        }

        if (distance is not null)
        {
            conditions.Add(Radius is { } metres ? new IsWithin(distance, metres) : new Located());
        }

        if (Open is { } open)
        {
            conditions.Add(new IsOpen(open.MinuteIn, Request.OpenAt!.IsAllDay ? MinutesOfDay : 1, open.IsOpen, open.Closed));
        }

        return conditions;
    }

    /// <summary>In a priority district, whichever; in a commune classed FRR.</summary>
    public static Query InAny(string kind) => Without(new TermQuery(new Term(kind, PlaceFields.Any)));

    private void AddAreas(BooleanQuery query, SearchArea area)
    {
        Is(PlaceFields.Hub, area.Hub?.Alias);
        Is(PlaceFields.Departement, area.Departement);
        Is(PlaceFields.PostalCode, area.PostalCode);
        Is(PlaceFields.Epci, area.Epci);
        Is(PlaceFields.Frr, area.IsFrr ? PlaceFields.Any : null);
        if (area.Qpv is { } districts)
        {
            IsOneOf(PlaceFields.Qpv, districts == SearchArea.AnyQpv ? [PlaceFields.Any] : districts.Split('|'));
        }

        // Places of Paris, Lyon and Marseille belong to the city; an arrondissement is its postal codes.
        if (area.Commune is { } commune)
        {
            var part = Code.Communes.ContainsKey(commune) ? null : Code.Parts.FirstOrDefault(part => part.Code == commune);
            Is(PlaceFields.CommuneCode, part?.Commune.Code ?? commune);
            if (part is { PostalCodes.Count: > 0 } && part.PostalCodes.Count < part.Commune.PostalCodes.Count)
            {
                IsOneOf(PlaceFields.PostalCode, part.PostalCodes);
            }
        }

        void Is(string field, string? value)
        {
            if (value is not null)
            {
                query.Add(Without(new TermQuery(new Term(field, value))), Occur.MUST);
            }
        }

        void IsOneOf(string field, IEnumerable<string> values) => Add(query, new TermsFilter([.. values.Select(value => new Term(field, value))]));
    }

    private static void Add(BooleanQuery query, Filter filter) => query.Add(new ConstantScoreQuery(filter) { Boost = 0 }, Occur.MUST);

    /// <summary>Where a place is says nothing of how well the words fit it.</summary>
    private static Query Without(Query query) => new ConstantScoreQuery(query) { Boost = 0 };
}
