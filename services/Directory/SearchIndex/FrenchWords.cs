using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;
using FrenchStemmer = Lucene.Net.Tartarus.Snowball.Ext.FrenchStemmer;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>
/// The words of a French text as they are looked for: lower case, without accents and elided articles, without the words that are everywhere,
/// by their stem; « St » and « Ste » in full.
/// </summary>
internal sealed class FrenchWords : Analyzer
{
    public const LuceneVersion Rules = LuceneVersion.LUCENE_48;

    private static readonly CharArraySet Everywhere = Plain(FrenchAnalyzer.DefaultStopSet);

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var words = new StandardTokenizer(Rules, reader);
        TokenStream plain = new ASCIIFoldingFilter(new ElisionFilter(new LowerCaseFilter(Rules, words), FrenchAnalyzer.DEFAULT_ARTICLES));
        return new TokenStreamComponents(words, new SnowballFilter(new Saints(new StopFilter(Rules, plain, Everywhere)), new FrenchStemmer()));
    }

    private static CharArraySet Plain(CharArraySet words)
    {
        var plain = new CharArraySet(Rules, words.Count, ignoreCase: false);
        foreach (var word in words)
        {
            var letters = new char[4 * word.Length];
            plain.Add(new string(letters, 0, ASCIIFoldingFilter.FoldToASCII([.. word], 0, letters, 0, word.Length)));
        }

        return plain;
    }

    private sealed class Saints : TokenFilter
    {
        private readonly ICharTermAttribute _word;

        public Saints(TokenStream words)
            : base(words) => _word = AddAttribute<ICharTermAttribute>();

        public override bool IncrementToken()
        {
            if (!m_input.IncrementToken())
            {
                return false;
            }

            if (_word.Length is 2 or 3 && _word.ToString() is "st" or "ste")
            {
                var inFull = _word.Length == 2 ? "saint" : "sainte";
                _word.SetEmpty().Append(inFull);
            }

            return true;
        }
    }
}
