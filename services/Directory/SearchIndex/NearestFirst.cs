using J2N.Numerics;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>The order of places by their distance from a point.</summary>
internal sealed class NearestFirst(DistanceFrom distance) : FieldComparerSource
{
    public override FieldComparer NewComparer(string fieldname, int numHits, int sortPos, bool reversed) => new Comparer(distance, numHits);

    private sealed class Comparer(DistanceFrom distance, int hits) : FieldComparer<Number>
    {
        private readonly double[] _kept = new double[hits];
        private double _farthest;
        private double _after;

        public override Number this[int slot] => J2N.Numerics.Double.GetInstance(_kept[slot]);

        public override int Compare(int slot1, int slot2) => _kept[slot1].CompareTo(_kept[slot2]);

        public override void SetBottom(int slot) => _farthest = _kept[slot];

        public override void SetTopValue(Number value) => _after = value.ToDouble();

        public override int CompareBottom(int doc) => distance.IsBeyond(doc, _farthest) ? -1 : _farthest.CompareTo(distance.Of(doc));

        public override int CompareTop(int doc) => _after.CompareTo(distance.Of(doc));

        public override void Copy(int slot, int doc) => _kept[slot] = distance.Of(doc);

        public override FieldComparer SetNextReader(AtomicReaderContext context)
        {
            distance.Enter(context.AtomicReader);
            return this;
        }
    }
}
