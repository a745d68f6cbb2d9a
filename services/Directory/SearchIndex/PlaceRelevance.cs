using Lucene.Net.Search.Similarities;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>
/// How well words fit a place: by the text they are in and, in a name, by how few words that has. How often a word occurs elsewhere plays no part, as
/// the rank of a place would change with every other place that comes or goes, and a page with it. What a word counts is a whole number and stands in the index
/// as how often the place has it: to rank a place is to add up one number for each word.
/// </summary>
internal sealed class PlaceRelevance : DefaultSimilarity
{
    /// <summary>What a word of the commune counts.</summary>
    public const int OfCommune = 2;

    /// <summary>What a word of the address counts.</summary>
    public const int OfAddress = 1;

    private const int OfShortestName = 8;

    /// <summary>What a word of the name counts: 8 in a name of one word; in one of sixteen still 4, more than in commune and address together.</summary>
    /// <param name="words">How many words the name has.</param>
    public static int OfName(int words) => (int)Math.Round(OfShortestName / Math.Sqrt(Math.Sqrt(Math.Max(words, 1))));

    public override float Coord(int overlap, int maxOverlap) => 1;

    public override float QueryNorm(float sumOfSquaredWeights) => 1;

    public override float Tf(float freq) => freq;

    public override float Idf(long docFreq, long numDocs) => 1;
}
