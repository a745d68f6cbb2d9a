using System.Globalization;
using HubsPlatform.Directory.SearchIndex;
using J2N.Numerics;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>A place of a page.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hub">Whose it is.</param>
/// <param name="Key">What the page is sorted by: metres, rank, or name.</param>
/// <param name="Card">What a list shows of it, as JSON.</param>
internal readonly record struct PlaceHit(Guid Id, string Hub, object Key, ReadOnlyMemory<byte> Card)
{
    public string KeyText => Key is BytesRef name ? name.Utf8ToString() : Convert.ToString(Key, CultureInfo.InvariantCulture)!;
}

/// <summary>Asks one state of the index.</summary>
internal static class PlaceFinder
{
    /// <summary>Where no radius is given the nearest are looked for around the point, farther and farther until there are enough.</summary>
    private const double FirstMetres = 5_000;

    private const double FarthestMetres = 500_000;

    private static readonly SortField ByItsName = new(PlaceFields.SortName, SortFieldType.STRING);
    private static readonly SortField ById = new(PlaceFields.Id, new IdOrder());

    /// <summary>The places behind <paramref name="after"/>, or the first ones, with the number of all that fit.</summary>
    public static (IReadOnlyList<PlaceHit> Found, long Total) Page(PlaceView view, SearchQuestion question, SearchPosition? after, int size)
    {
        if (question.Request.Near is null || question.Radius is not null || question.Request.Text is not null)
        {
            return Within(view, question, after, size);
        }

        var metres = after is null ? FirstMetres : FirstMetres + (2 * double.Parse(after.Key, CultureInfo.InvariantCulture));
        for (; metres < FarthestMetres; metres *= 4)
        {
            if (Within(view, question with { Radius = metres }, after, size).Found is { } found && found.Count == size)
            {
                return (found, after?.Total ?? Count(view, question));
            }
        }

        return Within(view, question, after, size);
    }

    public static long Count(PlaceView view, SearchQuestion question)
    {
        if (question is { Radius: null, Also: [] } && (question.Request with { Near = null }).IsEverything && question.Request.Near is not null)
        {
            return view.LocatedPlaces;
        }

        var total = new TotalHitCountCollector();
        Collect(view, question, total);
        return total.TotalHits;
    }

    /// <summary>The first of those that a query finds.</summary>
    public static IReadOnlyList<PlaceHit> ByName(PlaceView view, Query query, int most) =>
        Found(view, view.Searcher.Search(query, null, most, new Sort(ByItsName, ById)).ScoreDocs);

    /// <summary>Shows all places that fit to a collector.</summary>
    public static void Collect(PlaceView view, SearchQuestion question, ICollector found) => Collect(view, question, Distance(question), found);

    private static void Collect(PlaceView view, SearchQuestion question, DistanceFrom? distance, ICollector found)
    {
        if (question.Query() is { } query)
        {
            view.Searcher.Search(query, new Conditional(question.Conditions(distance), found));
        }
    }

    private static DistanceFrom? Distance(SearchQuestion question) => question.Request.Near is { } near ? new DistanceFrom(near.Latitude, near.Longitude) : null;

    private static (IReadOnlyList<PlaceHit> Found, long Total) Within(PlaceView view, SearchQuestion question, SearchPosition? after, int size)
    {
        var distance = Distance(question);
        var key = distance is not null ? new SortField("distance", new NearestFirst(distance))
            : question.Request.IsByRank ? SortField.FIELD_SCORE
            : ByItsName;
        var page = TopFieldCollector.Create(
            new Sort(key, ById), size, after is null ? null : After(question.Request, after),
            fillFields: true, trackDocScores: false, trackMaxScore: false, docsScoredInOrder: true);
        Collect(view, question, distance, page);
        return (Found(view, page.GetTopDocs().ScoreDocs), page.TotalHits);
    }

    private static PlaceHit[] Found(PlaceView view, ScoreDoc[] hits)
    {
        var cards = new BinaryDocValues[view.Reader.Leaves.Count];
        return Array.ConvertAll(hits, hit =>
        {
            var at = ReaderUtil.SubIndex(hit.Doc, view.Reader.Leaves);
            var leaf = view.Reader.Leaves[at];
            var place = hit.Doc - leaf.DocBase;
            var values = PlaceValues.Of(leaf.AtomicReader);
            var card = new BytesRef();
            (cards[at] ??= leaf.AtomicReader.GetBinaryDocValues(PlaceFields.Card)).Get(place, card);
            return new PlaceHit(values.Id(place), values.Hub(place), Key(((FieldDoc)hit).Fields[0]), card.Bytes.AsMemory(card.Offset, card.Length));
        });
    }

    private static object Key(object sorted) => sorted switch
    {
        J2N.Numerics.Single rank => rank.ToSingle(),
        Number metres => metres.ToDouble(),
        var name => name,
    };

    private static FieldDoc After(SearchRequest request, SearchPosition after) => new(int.MaxValue, float.NaN,
    [
        request.IsByDistance ? J2N.Numerics.Double.GetInstance(double.Parse(after.Key, CultureInfo.InvariantCulture))
            : request.IsByRank ? J2N.Numerics.Single.GetInstance(float.Parse(after.Key, CultureInfo.InvariantCulture))
            : new BytesRef(after.Key),
        PlaceValues.Halves(after.Id),
    ]);
}
