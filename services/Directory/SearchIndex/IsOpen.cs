using HubsPlatform.OpeningHours;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>Open at some minute of a span of the week, by the place's clock.</summary>
/// <param name="minuteIn">The span's first minute, by the code of the place's département.</param>
/// <param name="length">Of the span.</param>
/// <param name="isOpen">Whether hours with holidays or dates in them are open then, in a département.</param>
/// <param name="closed">Ids of the places that are closed, whatever their hours say.</param>
internal sealed class IsOpen(Func<string, int> minuteIn, int length, Func<OsmHours, string, bool> isOpen, IReadOnlySet<Guid> closed) : IPlaceCondition
{
    private readonly BytesRef _week = new();
    private readonly Dictionary<(int Week, int Departement), bool> _knownWeeks = [];
    private readonly Dictionary<(int Hours, int Departement), bool> _knownHours = [];
    private SortedDocValues? _weeks;
    private SortedDocValues? _hours;
    private SortedDocValues? _departements;
    private VaryingHours? _varying;
    private PlaceValues? _places;
    private string[] _departementCodes = [];
    private int[] _minutes = [];

    public void Enter(AtomicReader segment)
    {
        _weeks = segment.GetSortedDocValues(PlaceFields.Week);
        _hours = segment.GetSortedDocValues(PlaceFields.Hours);
        _varying = _hours is null ? null : VaryingHours.Of(segment, _hours);
        _departements = segment.GetSortedDocValues(PlaceFields.Departement);
        _places = PlaceValues.Of(segment);
        _knownWeeks.Clear();
        _knownHours.Clear();
        _departementCodes = PlaceValues.Terms(_departements);
        _minutes = Array.ConvertAll(_departementCodes, departement => minuteIn(departement));
    }

    public bool Holds(int place) => (IsInWeek(place) || IsOpenThatDay(place)) && (closed.Count == 0 || !closed.Contains(_places!.Id(place)));

    /// <summary>Many places keep the same hours.</summary>
    private bool IsInWeek(int place)
    {
        if (_weeks?.GetOrd(place) is not ({ } week and >= 0))
        {
            return false;
        }

        var departement = _departements!.GetOrd(place);
        if (!_knownWeeks.TryGetValue((week, departement), out var isInWeek))
        {
            _weeks.LookupOrd(week, _week);
            _knownWeeks[(week, departement)] = isInWeek = OpenMinutes.IsOpen(_week.Bytes.AsSpan(_week.Offset, _week.Length), _minutes[departement], _minutes[departement] + length);
        }

        return isInWeek;
    }

    private bool IsOpenThatDay(int place)
    {
        if (_hours?.GetOrd(place) is not ({ } hours and >= 0))
        {
            return false;
        }

        var departement = _departements!.GetOrd(place);
        if (!_knownHours.TryGetValue((hours, departement), out var isOpenThatDay))
        {
            _knownHours[(hours, departement)] = isOpenThatDay = isOpen(_varying![hours, _hours], _departementCodes[departement]);
        }

        return isOpenThatDay;
    }
}
