using Lucene.Net.Index;
using Lucene.Net.Util;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>Open at some minute of a span of the week, by the place's clock.</summary>
/// <param name="minuteIn">The span's first minute, by the code of the place's département.</param>
/// <param name="length">Of the span.</param>
/// <param name="varyingOpen">Ids of those of the places with holidays or dates in their hours that are open then.</param>
/// <param name="closed">Ids of those that are closed, whatever their hours say.</param>
internal sealed class IsOpen(Func<string, int> minuteIn, int length, IReadOnlySet<Guid> varyingOpen, IReadOnlySet<Guid> closed) : IPlaceCondition
{
    private readonly BytesRef _week = new();
    private readonly Dictionary<(int Week, int Departement), bool> _known = [];
    private SortedDocValues? _weeks;
    private SortedDocValues? _departements;
    private PlaceValues? _places;
    private int[] _minutes = [];

    public void Enter(AtomicReader segment)
    {
        _weeks = segment.GetSortedDocValues(PlaceFields.Week);
        _departements = segment.GetSortedDocValues(PlaceFields.Departement);
        _places = PlaceValues.Of(segment);
        _known.Clear();
        _minutes = Array.ConvertAll(PlaceValues.Terms(_departements), departement => minuteIn(departement));
    }

    public bool Holds(int place) => (IsInWeek(place) || (_places!.HoursVary(place) && varyingOpen.Contains(_places.Id(place)))) && (closed.Count == 0 || !closed.Contains(_places!.Id(place)));

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
}
