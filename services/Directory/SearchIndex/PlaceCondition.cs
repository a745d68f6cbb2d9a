using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>What has to hold for a place besides its words and terms, by its values. Serves one search.</summary>
internal interface IPlaceCondition
{
    void Enter(AtomicReader segment);

    bool Holds(int place);
}

/// <summary>Lets through the places for which all conditions hold.</summary>
internal sealed class Conditional(IReadOnlyList<IPlaceCondition> conditions, ICollector found) : ICollector
{
    public bool AcceptsDocsOutOfOrder => found.AcceptsDocsOutOfOrder;

    public void SetScorer(Scorer scorer) => found.SetScorer(scorer);

    public void SetNextReader(AtomicReaderContext context)
    {
        foreach (var condition in conditions)
        {
            condition.Enter(context.AtomicReader);
        }

        found.SetNextReader(context);
    }

    public void Collect(int doc)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (!conditions[i].Holds(doc))
            {
                return;
            }
        }

        found.Collect(doc);
    }
}

/// <summary>At least one of the traits of each mask; a mask of 0 asks for nothing.</summary>
internal sealed class HasTraits(IEnumerable<long> masks) : IPlaceCondition
{
    private readonly long[] _masks = [.. masks.Where(mask => mask != 0)];
    private NumericDocValues? _traits;

    public void Enter(AtomicReader segment) => _traits = segment.GetNumericDocValues(PlaceFields.Traits);

    public bool Holds(int place)
    {
        var traits = _traits?.Get(place) ?? 0;
        foreach (var mask in _masks)
        {
            if ((traits & mask) == 0)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>At most so many metres away; infinity for wherever, if only that is known.</summary>
internal sealed class IsWithin(DistanceFrom distance, double metres) : IPlaceCondition
{
    public void Enter(AtomicReader segment) => distance.Enter(segment);

    public bool Holds(int place) => distance.Of(place) is var away && away <= metres && !double.IsPositiveInfinity(away);
}

/// <summary>Open at some minute of a span of the week, by the place's clock.</summary>
/// <param name="minuteIn">The span's first minute, by the code of the place's département.</param>
/// <param name="length">Of the span.</param>
/// <param name="varyingOpen">Ids of those of the places with holidays or dates in their hours that are open then.</param>
/// <param name="closed">Ids of those that are closed, whatever their hours say.</param>
internal sealed class IsOpen(Func<string, int> minuteIn, int length, IReadOnlySet<Guid> varyingOpen, IReadOnlySet<Guid> closed) : IPlaceCondition
{
    private readonly BytesRef _week = new();
    private readonly BytesRef _id = new();
    private readonly Dictionary<(int Week, int Departement), bool> _known = [];
    private SortedDocValues? _weeks;
    private SortedDocValues? _departements;
    private SortedDocValues? _ids;
    private NumericDocValues? _vary;
    private int[] _minutes = [];

    public void Enter(AtomicReader segment)
    {
        _weeks = segment.GetSortedDocValues(PlaceFields.Week);
        _departements = segment.GetSortedDocValues(PlaceFields.Departement);
        _ids = segment.GetSortedDocValues(PlaceFields.Id);
        _vary = segment.GetNumericDocValues(PlaceFields.HoursVary);
        _known.Clear();
        _minutes = new int[_departements.ValueCount];
        var departement = new BytesRef();
        for (var i = 0; i < _minutes.Length; i++)
        {
            _departements.LookupOrd(i, departement);
            _minutes[i] = minuteIn(departement.Utf8ToString());
        }
    }

    public bool Holds(int place) => (IsInWeek(place) || (_vary!.Get(place) != 0 && varyingOpen.Contains(Id(place)))) && (closed.Count == 0 || !closed.Contains(Id(place)));

    /// <summary>Many places keep the same hours.</summary>
    private bool IsInWeek(int place)
    {
        if (_weeks?.GetOrd(place) is not ({ } week and >= 0))
        {
            return false;
        }

        var departement = _departements!.GetOrd(place);
        if (!_known.TryGetValue((week, departement), out var isOpen))
        {
            _weeks.LookupOrd(week, _week);
            _known[(week, departement)] = isOpen = OpenWeek.IsOpen(_week.Bytes.AsSpan(_week.Offset, _week.Length), _minutes[departement], _minutes[departement] + length);
        }

        return isOpen;
    }

    private Guid Id(int place)
    {
        _ids!.Get(place, _id);
        return PlaceDocument.IdOf(_id);
    }
}
