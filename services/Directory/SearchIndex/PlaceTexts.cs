using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>The words of a place's name, commune and address, found out once for both fields that have them.</summary>
internal static class PlaceTexts
{
    private static readonly FrenchWords French = new();

    /// <summary>So far apart that no words in quotation marks reach from one text into the next.</summary>
    private const int Apart = 2;

    /// <returns>The words in their order, and each of them as often as it counts (<see cref="PlaceRelevance"/>).</returns>
    public static (TokenStream InOrder, TokenStream Counting) Of(IndexedPlace place)
    {
        var name = Words(place.Name);
        var commune = Words(place.CommuneName);
        var address = Words(place.Address);
        List<Word> inOrder = [.. name, .. Next(commune), .. Next(address)];
        List<Word> counting = [.. Times(name, PlaceRelevance.OfName(name.Count)), .. Times(commune, PlaceRelevance.OfCommune), .. Times(address, PlaceRelevance.OfAddress)];
        return (new Listed(inOrder), new Listed(counting));
    }

    private static List<Word> Words(string text)
    {
        var words = new List<Word>();
        using var stream = French.GetTokenStream(PlaceFields.Text, text);
        var (term, step) = (stream.AddAttribute<ICharTermAttribute>(), stream.AddAttribute<IPositionIncrementAttribute>());
        stream.Reset();
        while (stream.IncrementToken())
        {
            words.Add(new Word(term.ToString(), step.PositionIncrement));
        }

        stream.End();
        return words;
    }

    private static IEnumerable<Word> Next(List<Word> words) => words.Select((word, i) => i == 0 ? word with { Step = word.Step + Apart } : word);

    private static IEnumerable<Word> Times(List<Word> words, int count) => words.DistinctBy(word => word.Term).SelectMany(word => Enumerable.Repeat(word, count));

    /// <param name="Term">Its stem.</param>
    /// <param name="Step">How far from the word before it; more than 1 where words that are everywhere are left out.</param>
    private readonly record struct Word(string Term, int Step);

    private sealed class Listed : TokenStream
    {
        private readonly List<Word> _words;
        private readonly ICharTermAttribute _term;
        private readonly IPositionIncrementAttribute _step;
        private int _next;

        public Listed(List<Word> words) => (_words, _term, _step) = (words, AddAttribute<ICharTermAttribute>(), AddAttribute<IPositionIncrementAttribute>());

        public override bool IncrementToken()
        {
            if (_next == _words.Count)
            {
                return false;
            }

            var word = _words[_next++];
            _term.SetEmpty().Append(word.Term);
            _step.PositionIncrement = word.Step;
            return true;
        }
    }
}
