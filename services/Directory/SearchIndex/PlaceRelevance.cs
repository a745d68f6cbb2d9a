using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>
/// How well words fit a place: by the field they are in and, in a name, by how few words that has. How often a word occurs elsewhere plays no part, as
/// the rank of a place would change with every other place that comes or goes, and a page with it. All factors are exact in binary, so that a rank
/// does not depend on the order of adding up either.
/// </summary>
internal sealed class PlaceRelevance : DefaultSimilarity
{
    /// <summary>Fields with words, and how much one found there counts.</summary>
    public static readonly IReadOnlyDictionary<string, float> Weights = new Dictionary<string, float> { [PlaceFields.Name] = 1, [PlaceFields.Commune] = 0.25f, [PlaceFields.Address] = 0.0625f };

    public override float Coord(int overlap, int maxOverlap) => 1;

    public override float QueryNorm(float sumOfSquaredWeights) => 1;

    public override float Tf(float freq) => freq > 0 ? 1 : 0;

    public override float Idf(long docFreq, long numDocs) => 1;

    /// <summary>A word of a name of sixteen still counts half, more than any word of a commune.</summary>
    public override float LengthNorm(FieldInvertState state) => state.Boost / (float)Math.Sqrt(Math.Sqrt(Math.Max(state.Length, 1)));
}
