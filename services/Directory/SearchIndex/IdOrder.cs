using Lucene.Net.Index;
using Lucene.Net.Search;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>The order of places by their ids, for those that are alike in everything else.</summary>
internal sealed class IdOrder : FieldComparerSource
{
    public override FieldComparer NewComparer(string fieldname, int numHits, int sortPos, bool reversed) => new Comparer(numHits);

    private sealed class Comparer(int hits) : FieldComparer<object>
    {
        private readonly (ulong First, ulong Second)[] _kept = new (ulong, ulong)[hits];
        private PlaceValues? _places;
        private (ulong First, ulong Second) _last;
        private (ulong First, ulong Second) _after;

        public override object this[int slot] => _kept[slot];

        public override int Compare(int slot1, int slot2) => _kept[slot1].CompareTo(_kept[slot2]);

        public override void SetBottom(int slot) => _last = _kept[slot];

        /// <param name="value">PlaceValues.Halves.</param>
        public override void SetTopValue(object value) => _after = ((ulong, ulong))value;

        public override int CompareBottom(int doc) => Compare(_last, doc);

        public override int CompareTop(int doc) => Compare(_after, doc);

        public override void Copy(int slot, int doc) => _kept[slot] = (_places!.FirstHalf(doc), _places.SecondHalf(doc));

        public override FieldComparer SetNextReader(AtomicReaderContext context)
        {
            _places = PlaceValues.Of(context.AtomicReader);
            return this;
        }

        /// <summary>Nearly always the first half decides, and the second is not looked at.</summary>
        private int Compare((ulong First, ulong Second) id, int doc)
        {
            var first = id.First.CompareTo(_places!.FirstHalf(doc));
            return first != 0 ? first : id.Second.CompareTo(_places.SecondHalf(doc));
        }
    }
}
