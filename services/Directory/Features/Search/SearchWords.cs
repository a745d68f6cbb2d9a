using HubsPlatform.Directory.SearchIndex;
using HubsPlatform.Directory.Standard;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Lucene.Net.Util.Automaton;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>The words that can be found, and for one that cannot the word that was meant.</summary>
internal static class SearchWords
{
    /// <summary>Shorter words have too many neighbours.</summary>
    private const int ShortestCorrected = 4;

    private const int MostWords = 12;

    /// <summary>
    /// The text with every unknown word replaced by the one of places, or of <see cref="EverydayWords"/>, that is a slip away (two in a word of eight letters; a number is no slip of another), the more likely of several
    /// being the one that more places have.
    /// </summary>
    /// <returns>Null where there is nothing to correct, or nothing like it.</returns>
    public static string? Corrected(PlaceView view, string text)
    {
        var words = PlainText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MostWords || MultiFields.GetTerms(view.Reader, PlaceFields.Word) is not { } known)
        {
            return null;
        }

        var corrected = words.Select(word => Meant(view.Reader, known, word) ?? word).ToArray();
        return corrected.SequenceEqual(words) ? null : string.Join(' ', corrected);
    }

    private static string? Meant(IndexReader index, Terms known, string typed) =>
        typed.Length < ShortestCorrected || typed.All(char.IsAsciiDigit) || EverydayWords.IsKnown(typed) || index.DocFreq(new Term(PlaceFields.Word, typed)) > 0
            ? null
            : Neighbours(known, typed, typed.Length >= 8 ? 2 : 1)
                .OrderBy(neighbour => neighbour.Slips).ThenByDescending(neighbour => neighbour.Places).ThenBy(neighbour => neighbour.Word, StringComparer.Ordinal)
                .Select(neighbour => neighbour.Word).FirstOrDefault();

    private static IEnumerable<(string Word, int Slips, int Places)> Neighbours(Terms known, string typed, int most)
    {
        var words = new FuzzyTermsEnum(known, new AttributeSource(), new Term(PlaceFields.Word, typed), most, prefixLength: 0, transpositions: true);
        while (words.MoveNext())
        {
            var word = words.Term.Utf8ToString();
            if (word.Length >= ShortestCorrected && Slips.Between(typed, word) is var slips && slips <= most)
            {
                yield return (word, slips, words.DocFreq);
            }
        }

        foreach (var word in EverydayWords.All.Where(word => word.Length >= ShortestCorrected))
        {
            if (Slips.Between(typed, word) is var slips && slips <= most)
            {
                yield return (word, slips, 0);
            }
        }
    }
}
