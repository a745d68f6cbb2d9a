using HubsPlatform.Directory.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Word = HubsPlatform.Directory.SearchIndex.ListedField.Word;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>The words of a place's name, commune and address, found out once for both fields that have them.</summary>
internal sealed class PlaceTexts
{
    private static readonly FrenchWords French = new();

    /// <summary>So far apart that no words in quotation marks reach from one text into the next.</summary>
    private const int Apart = 2;

    private readonly List<Word> _name;
    private readonly List<Word> _commune;
    private readonly List<Word> _address;

    public PlaceTexts(PlaceDraft place) => (_name, _commune, _address) = (Words(place.Nom), Words(place.Commune), Words(place.Adresse));

    /// <summary>All words as they follow each other.</summary>
    public IEnumerable<Word> InOrder => [.. _name, .. Next(_commune), .. Next(_address)];

    /// <summary>Each word as often as it counts (<see cref="PlaceRelevance"/>).</summary>
    public IEnumerable<Word> Counting =>
        [.. Times(_name, PlaceRelevance.OfName(_name.Count)), .. Times(_commune, PlaceRelevance.OfCommune), .. Times(_address, PlaceRelevance.OfAddress)];

    private static List<Word> Words(string text)
    {
        var words = new List<Word>();
        using var stream = French.GetTokenStream(PlaceFields.Text, text);
        var (term, step) = (stream.GetAttribute<ICharTermAttribute>(), stream.GetAttribute<IPositionIncrementAttribute>());
        stream.Reset();
        while (stream.IncrementToken())
        {
            words.Add(new Word(term.ToString(), step.PositionIncrement));
        }

        stream.End();
        return words;
    }

    private static IEnumerable<Word> Next(List<Word> words) => words.Select((word, i) => i == 0 ? word with { Step = word.Step + Apart } : word);

    private static IEnumerable<Word> Times(List<Word> words, int count) => words.DistinctBy(word => word.Text).SelectMany(word => Enumerable.Repeat(word, count));
}
