using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Territories;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>A place as Lucene keeps it.</summary>
/// <param name="code">Names the EPCI of a commune.</param>
/// <param name="frr">Codes of the communes classed France Ruralités Revitalisation.</param>
internal sealed class PlaceDocument(OfficialCode code, IReadOnlySet<string> frr)
{
    /// <summary>Names alike beyond that stand in the order of their ids.</summary>
    private const int LongestSorted = 200;

    private readonly ListedField _id = new(PlaceFields.Id);
    private readonly ListedField _hub = new(PlaceFields.Hub);
    private readonly ListedField _departement = new(PlaceFields.Departement);
    private readonly ListedField _postalCode = new(PlaceFields.PostalCode);
    private readonly ListedField _commune = new(PlaceFields.CommuneCode);
    private readonly ListedField _epci = new(PlaceFields.Epci);
    private readonly ListedField _frr = new(PlaceFields.Frr);
    private readonly ListedField _qpv = new(PlaceFields.Qpv);
    private readonly ListedField _cell = new(PlaceFields.Cell);
    private readonly ListedField _sortName = new(PlaceFields.SortName);
    private readonly ListedField _word = new(PlaceFields.Word);
    private readonly ListedField _words = new(PlaceFields.Words, IndexOptions.DOCS_AND_FREQS);
    private readonly ListedField _text = new(PlaceFields.Text, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

    public static Term Key(Guid id) => new(PlaceFields.Id, id.ToString("N"));

    /// <summary>Its fields, which are those of the place asked for last.</summary>
    public IEnumerable<IIndexableField> Of(IndexedPlace indexed)
    {
        var place = indexed.Place;
        var name = PlainText.Of(place.Nom);
        var sortName = name.Length <= LongestSorted ? name : name[..LongestSorted];
        var texts = new PlaceTexts(place);
        var commune = place.CommuneCode is { } communeCode ? code.Communes.GetValueOrDefault(communeCode) : null;
        return
        [
            _id.Of(indexed.Id.ToString("N")),
            _hub.Of(indexed.Hub),
            new SortedDocValuesField(PlaceFields.Hub, new BytesRef(indexed.Hub)),
            _departement.Of(place.DepartementCode),
            new SortedDocValuesField(PlaceFields.Departement, new BytesRef(place.DepartementCode)),
            _postalCode.Of(place.CodePostal),
            .. Areas(place.CommuneCode, commune?.EpciCode, indexed.Qpv),
            _sortName.Of(sortName),
            new SortedDocValuesField(PlaceFields.SortName, new BytesRef(sortName)),
            _word.Of([.. Split(name), .. Split(PlainText.Of(commune?.Name ?? ""))]),
            _words.Of(texts.Counting),
            _text.Of(texts.InOrder),
            .. Cells(indexed),
            PlaceValues.Field(indexed),
            .. Hours(place.Horaires),
            new BinaryDocValuesField(PlaceFields.Card, new BytesRef(PlaceCard.Of(place, indexed.Position))),
        ];
    }

    private IEnumerable<IIndexableField> Areas(string? commune, string? epci, string[]? qpv)
    {
        if (commune is not null)
        {
            yield return _commune.Of(commune);
            if (frr.Contains(commune))
            {
                yield return _frr.Of(PlaceFields.Any);
            }
        }

        if (epci is not null)
        {
            yield return _epci.Of(epci);
        }

        if (qpv is { Length: > 0 })
        {
            yield return _qpv.Of([PlaceFields.Any, .. qpv]);
        }
    }

    private IEnumerable<IIndexableField> Cells(IndexedPlace place) =>
        place is { Latitude: { } latitude, Longitude: { } longitude } ? [_cell.Of(MapCells.Holding(MapPosition.Of(latitude, longitude)))] : [];

    private static IEnumerable<IIndexableField> Hours(string? hours) => OpenMinutes.Of(hours) switch
    {
        { Week: { } week } => [new SortedDocValuesField(PlaceFields.Week, new BytesRef(week))],
        { Vary: true } => [new SortedDocValuesField(PlaceFields.Hours, new BytesRef(hours))],
        _ => [],
    };

    private static string[] Split(string words) => words.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
}
