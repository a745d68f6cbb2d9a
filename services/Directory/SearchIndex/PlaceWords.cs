using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Simple;
using Lucene.Net.Search;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>Words as questions to the index: each has to be in the name, the commune or the address of a place.</summary>
internal static class PlaceWords
{
    private static readonly FrenchWords French = new();

    /// <summary>Quoted words stand side by side, a word after a minus is nowhere.</summary>
    /// <returns>Null where there is nothing to look for.</returns>
    public static Query? Of(string text) => new Parser(French).Parse(string.Concat(text.Select(c => char.IsWhiteSpace(c) ? ' ' : c)));

    /// <summary>Words, and one that may not be whole yet.</summary>
    /// <param name="whole">Plain; may be empty.</param>
    /// <param name="last">Plain.</param>
    public static Query Beginning(string whole, string last)
    {
        var query = new BooleanQuery();
        if (Of(whole) is { } words)
        {
            query.Add(words, Occur.MUST);
        }

        // The beginning of a word has no stem yet, a whole word has.
        var ending = new BooleanQuery { { new PrefixQuery(new Term(PlaceFields.Word, last)), Occur.SHOULD } };
        if (Of(last) is { } stem)
        {
            ending.Add(stem, Occur.SHOULD);
        }

        query.Add(ending, Occur.MUST);
        return query;
    }

    private sealed class Parser : SimpleQueryParser
    {
        private const Operator Syntax = Operator.PHRASE_OPERATOR | Operator.NOT_OPERATOR | Operator.WHITESPACE_OPERATOR;

        public Parser(Analyzer words)
            : base(words, new Dictionary<string, float> { [PlaceFields.Words] = 1 }, Syntax) => DefaultOperator = Occur.MUST;

        /// <summary>Side by side somewhere, and worth what the words are worth.</summary>
        protected override Query? NewPhraseQuery(string text, int slop) => CreatePhraseQuery(PlaceFields.Text, text, slop) is not { } sideBySide
            ? null
            : new BooleanQuery { { new ConstantScoreQuery(sideBySide) { Boost = 0 }, Occur.MUST }, { NewDefaultQuery(text), Occur.MUST } };
    }
}
