using System.Collections.Frozen;
using HubsPlatform.Directory.Territories;

namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>The types of structure that a place's name tells, for sources that give none.</summary>
public static class TypologyOfName
{
    private static readonly FrozenSet<string> Small = new[] { "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour" }.ToFrozenSet();

    /// <summary>Long enough for a slip of the keyboard to be no other word.</summary>
    private static readonly string[] OftenMistyped = ["mediatheque", "bibliotheque"];

    /// <summary>By the first word.</summary>
    private static readonly FrozenDictionary<string, Term[]> Terms = TypologyTerms.All
        .SelectMany(rule => rule.Terms.Select(term => Term.Of(rule.Code, term)))
        .GroupBy(term => term.Parts[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <returns>Codes of <see cref="Vocabulary.Typologies"/> in their order; empty where the name says nothing.</returns>
    public static IReadOnlyList<string> Read(string name)
    {
        var words = Parts(name);
        SortedSet<string>? codes = null;
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var term in Terms.GetValueOrDefault(words[i]) ?? [])
            {
                if (term.IsAt(words, i))
                {
                    (codes ??= new SortedSet<string>(StringComparer.Ordinal)).Add(term.Code);
                }
            }
        }

        return codes is null ? [] : [.. codes];
    }

    private static List<string> Parts(string text)
    {
        var words = new List<string>();
        var letters = "";
        foreach (var word in PlainText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(""))
        {
            // « C.C.A.S. » is one word, the d of « d'accueil » none.
            if (word.Length == 1)
            {
                letters += word;
                continue;
            }

            if (letters.Length > 2)
            {
                words.Add(letters);
            }

            letters = "";
            if (word.Length > 0 && !Small.Contains(word))
            {
                words.Add(Stem(word));
            }
        }

        return words;
    }

    /// <summary>One form for number and gender; what short words look like with another ending is another word (« café » is no CAF).</summary>
    private static string Stem(string word)
    {
        word = word == "ctre" ? "centre" : word;
        word = word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is { Length: >= 3 } letters ? letters : word;
        word = OftenMistyped.FirstOrDefault(known => Typing.IsSlip(known, word)) ?? word;
        word = word.Length > 4 && (word[^1] is 's' or 'x') ? word[..^1] : word;
        word = word.Length > 4 && word[^1] == 'e' ? word[..^1] : word;
        return word.Length > 4 && word[^1] == word[^2] ? word[..^1] : word;
    }

    private sealed record Term(string Code, string[] Parts, bool IsAtStart)
    {
        public static Term Of(string code, string text) => new(code, [.. TypologyOfName.Parts(text.TrimStart('^'))], text[0] == '^');

        public bool IsAt(List<string> words, int at)
        {
            if ((IsAtStart && at > 0) || at + Parts.Length > words.Count)
            {
                return false;
            }

            for (var i = 1; i < Parts.Length; i++)
            {
                if (words[at + i] != Parts[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
