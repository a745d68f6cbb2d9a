using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>A field whose words are known. It is filled anew for each place, as making a stream of words costs more than indexing what it gives.</summary>
internal sealed class ListedField : Field
{
    private readonly Words _words;

    /// <param name="name">Its name.</param>
    /// <param name="kept">What the index keeps of a word.</param>
    public ListedField(string name, IndexOptions kept = IndexOptions.DOCS_ONLY)
        : this(name, kept, new Words())
    {
    }

    private ListedField(string name, IndexOptions kept, Words words)
        : base(name, words, new FieldType(TextField.TYPE_NOT_STORED) { OmitNorms = true, IndexOptions = kept }) => _words = words;

    /// <summary>The field with these words instead of those it had.</summary>
    public ListedField Of(params IEnumerable<string> words) => Of(words.Select(word => new Word(word)));

    /// <inheritdoc cref="Of(IEnumerable{string})"/>
    public ListedField Of(IEnumerable<Word> words)
    {
        _words.All.Clear();
        _words.All.AddRange(words);
        return this;
    }

    /// <param name="Text">As it is looked for.</param>
    /// <param name="Step">How far it is from the word before it.</param>
    internal readonly record struct Word(string Text, int Step = 1);

    private sealed class Words : TokenStream
    {
        private readonly ICharTermAttribute _text;
        private readonly IPositionIncrementAttribute _step;
        private int _next;

        public Words() => (_text, _step) = (AddAttribute<ICharTermAttribute>(), AddAttribute<IPositionIncrementAttribute>());

        public List<Word> All { get; } = [];

        public override void Reset() => _next = 0;

        public override bool IncrementToken()
        {
            if (_next == All.Count)
            {
                return false;
            }

            var word = All[_next++];
            _text.SetEmpty().Append(word.Text);
            _step.PositionIncrement = word.Step;
            return true;
        }
    }
}
