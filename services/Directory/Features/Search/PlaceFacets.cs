using System.Runtime.InteropServices;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.SearchIndex;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>How many places a value would leave.</summary>
internal sealed record Facet(string Group, string Value, long Count);

/// <summary>
/// Counts for every value of every list, for every département, and for the priority areas. Within a list values are alternatives, so what is chosen in
/// a list does not lessen the counts of that list; what is chosen in the others does.
/// </summary>
internal static class PlaceFacets
{
    public static IReadOnlyList<Facet> Of(PlaceView view, SearchQuestion question)
    {
        var request = question.Request;
        var areas = new[]
        {
            new Facet("areas", PlaceFields.Frr, InArea(PlaceFields.Frr, request.Area with { IsFrr = false })),
            new Facet("areas", PlaceFields.Qpv, InArea(PlaceFields.Qpv, request.Area with { Qpv = null })),
        };
        return [.. areas, .. Departements(view, With(request with { Area = request.Area with { Departement = null } })), .. Lists(view, question)];

        long InArea(string kind, SearchArea others) => PlaceFinder.Count(view, With(request with { Area = others }) with { Also = [SearchQuestion.InAny(kind)] });

        SearchQuestion With(SearchRequest other) => question with { Request = other };
    }

    private static IEnumerable<Facet> Departements(PlaceView view, SearchQuestion question)
    {
        var counts = new DepartementCounts();
        PlaceFinder.Collect(view, question, counts);
        return counts.Places.OrderBy(departement => departement.Key, StringComparer.Ordinal).Select(departement => new Facet("departements", departement.Key, departement.Value));
    }

    private static IEnumerable<Facet> Lists(PlaceView view, SearchQuestion question)
    {
        var counts = new TraitCounts();
        PlaceFinder.Collect(view, question with { Request = question.Request with { Masks = [] } }, counts);
        var masks = question.Request.Masks;
        return TraitGroup.All.SelectMany((group, at) =>
        {
            var left = counts.Places.Where(combination => masks.Index().All(mask => mask.Index == at || mask.Item == 0 || (combination.Key & mask.Item) != 0)).ToList();
            return group.Values.Select(value => new Facet(group.Name, value, left.Where(combination => (combination.Key & group.Bit(value)) != 0).Sum(combination => combination.Value)));
        });
    }

    /// <summary>Places by the combination of their traits.</summary>
    private sealed class TraitCounts : ICollector
    {
        private PlaceValues? _places;

        public Dictionary<long, long> Places { get; } = [];

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer)
        {
        }

        public void SetNextReader(AtomicReaderContext context) => _places = PlaceValues.Of(context.AtomicReader);

        public void Collect(int doc) => CollectionsMarshal.GetValueRefOrAddDefault(Places, _places!.Traits(doc), out _)++;
    }

    private sealed class DepartementCounts : ICollector
    {
        private SortedDocValues? _departements;

        public Dictionary<string, long> Places { get; } = new(StringComparer.Ordinal);

        public bool AcceptsDocsOutOfOrder => true;

        private string[] _names = [];

        public void SetScorer(Scorer scorer)
        {
        }

        public void SetNextReader(AtomicReaderContext context)
        {
            _departements = context.AtomicReader.GetSortedDocValues(PlaceFields.Departement);
            _names = PlaceValues.Terms(_departements);
        }

        public void Collect(int doc) => CollectionsMarshal.GetValueRefOrAddDefault(Places, _names[_departements!.GetOrd(doc)], out _)++;
    }
}
