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

    private static readonly FieldType InOrder = new(TextField.TYPE_NOT_STORED) { OmitNorms = true };
    private static readonly FieldType Counting = new(TextField.TYPE_NOT_STORED) { OmitNorms = true, IndexOptions = IndexOptions.DOCS_AND_FREQS };
    private static readonly FieldType WordsAlone = new(TextField.TYPE_NOT_STORED) { OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY };

    public static Term Key(Guid id) => new(PlaceFields.Id, id.ToString("N"));

    public static long Packed(MapPosition position) => ((long)position.X << 32) | (uint)position.Y;

    public static MapPosition Unpacked(long position) => new((int)(position >> 32), (int)position);

    public Document Of(IndexedPlace place)
    {
        var sortName = place.SortName.Length <= LongestSorted ? place.SortName : place.SortName[..LongestSorted];
        var (inOrder, counting) = PlaceTexts.Of(place);
        var document = new Document
        {
            new StringField(PlaceFields.Id, place.Id.ToString("N"), Field.Store.NO),
            new StringField(PlaceFields.Hub, place.Hub, Field.Store.NO),
            new SortedDocValuesField(PlaceFields.Hub, new BytesRef(place.Hub)),
            new StringField(PlaceFields.Departement, place.Departement, Field.Store.NO),
            new SortedDocValuesField(PlaceFields.Departement, new BytesRef(place.Departement)),
            new StringField(PlaceFields.PostalCode, place.PostalCode, Field.Store.NO),
            new StringField(PlaceFields.SortName, sortName, Field.Store.NO),
            new SortedDocValuesField(PlaceFields.SortName, new BytesRef(sortName)),
            new Field(PlaceFields.Text, inOrder, InOrder),
            new Field(PlaceFields.Words, counting, Counting),
            new Field(PlaceFields.Word, place.SortName, WordsAlone),
            new NumericDocValuesField(PlaceFields.Traits, place.Traits),
            new NumericDocValuesField(PlaceFields.HoursVary, place.HoursVary ? 1 : 0),
            new BinaryDocValuesField(PlaceFields.Card, new BytesRef(place.Card)),
        };
        foreach (var half in PlaceIds.Fields(place.Id))
        {
            document.Add(half);
        }

        AddAreas(document, place);
        AddPosition(document, place);
        if (place.Week is not null)
        {
            document.Add(new SortedDocValuesField(PlaceFields.Week, OpenWeek.Parse(place.Week)));
        }

        return document;
    }

    private void AddAreas(Document document, IndexedPlace place)
    {
        if (place.CommuneCode is { } commune)
        {
            document.Add(new StringField(PlaceFields.CommuneCode, commune, Field.Store.NO));
            if (code.Communes.TryGetValue(commune, out var known))
            {
                document.Add(new Field(PlaceFields.Word, PlainText.Of(known.Name), WordsAlone));
                Add(PlaceFields.Epci, known.EpciCode);
            }

            Add(PlaceFields.Frr, frr.Contains(commune) ? PlaceFields.Any : null);
        }

        if (place.Qpv is { Length: > 0 } districts)
        {
            Add(PlaceFields.Qpv, PlaceFields.Any);
            Array.ForEach(districts, district => Add(PlaceFields.Qpv, district));
        }

        void Add(string field, string? value)
        {
            if (value is not null)
            {
                document.Add(new StringField(field, value, Field.Store.NO));
            }
        }
    }

    private static void AddPosition(Document document, IndexedPlace place)
    {
        if (place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            document.Add(new NumericDocValuesField(PlaceFields.Latitude, BitConverter.DoubleToInt64Bits(latitude)));
            document.Add(new NumericDocValuesField(PlaceFields.Longitude, BitConverter.DoubleToInt64Bits(longitude)));
            foreach (var cell in MapCells.Holding(MapPosition.Of(latitude, longitude)))
            {
                document.Add(new StringField(PlaceFields.Cell, cell, Field.Store.NO));
            }
        }

        if (place is { MapX: { } x, MapY: { } y })
        {
            document.Add(new NumericDocValuesField(PlaceFields.Map, Packed(new MapPosition(x, y))));
        }
    }
}
