using System.Collections.Frozen;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Duplicates;

/// <summary>A word with how much it says about which place is meant.</summary>
public readonly record struct WeightedWord(string Text, double Weight);

/// <summary>How alike two texts are, word by word: 1 for the same words in any order, small slips of spelling allowed.</summary>
public static class Words
{
    private const double Common = 0.35;
    private const double SameWord = 0.75;

    /// <summary>« 3 bis » says as much as « 3 ».</summary>
    public static readonly FrozenSet<string> Stops = FrozenSet.ToFrozenSet(
        ["de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "en", "sur", "pour", "par", "un", "une", "s", "n"]);

    private static readonly FrozenSet<string> Usual = FrozenSet.ToFrozenSet(
    [
        "maison", "espace", "centre", "numerique", "service", "point", "antenne", "municipale", "municipal", "social", "sociale", "association", "lieu", "accueil",
        "pole", "public", "publique", "locale", "local", "relai", "site", "departementale", "departemental", "territoriale", "annexe", "salle", "atelier", "groupe", "bureau",
        "rue", "avenue", "boulevard", "place", "chemin", "route", "impasse", "allee", "cour", "square", "quai", "faubourg", "saint", "sainte", "bis", "ter", "batiment",
    ]);

    /// <summary>Words of a plain text, without those that say nothing, each once; plurals as singulars.</summary>
    public static IEnumerable<string> In(string plain) =>
        plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Stops.Contains(word)).Select(Singular).Distinct();

    public static WeightedWord[] Weigh(IEnumerable<string> words) => [.. words.Select(word => new WeightedWord(word, Usual.Contains(word) ? Common : 1)).OrderBy(word => word.Text, StringComparer.Ordinal)];

    public static bool IsTelling(this WeightedWord word) => word.Weight > Common;

    /// <summary>0 to 1; the same whichever comes first.</summary>
    public static double Likeness(WeightedWord[] one, WeightedWord[] other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return 0;
        }

        var (found, sum) = Found(one, other);
        var (foundBack, sumBack) = Found(other, one);
        return (found + foundBack) / (sum + sumBack);
    }

    /// <summary>All words of the shorter are in the longer, and one of them tells something.</summary>
    public static bool Contains(WeightedWord[] one, WeightedWord[] other)
    {
        var (fewer, more) = one.Length <= other.Length ? (one, other) : (other, one);
        return fewer.Any(IsTelling) && fewer.All(word => more.Any(candidate => candidate.Text == word.Text));
    }

    private static (double Found, double Sum) Found(WeightedWord[] words, WeightedWord[] among)
    {
        double found = 0, sum = 0;
        foreach (var word in words)
        {
            sum += word.Weight;
            found += word.Weight * Best(word.Text, among);
        }

        return (found, sum);
    }

    private static double Best(string word, WeightedWord[] among)
    {
        var best = 0d;
        foreach (var candidate in among)
        {
            if (candidate.Text == word)
            {
                return 1;
            }

            best = Math.Max(best, Spelling(word, candidate.Text));
        }

        return best >= SameWord ? best : 0;
    }

    /// <summary>Share of neighbouring letters in common (Dice); short words and numbers are the same or not.</summary>
    private static double Spelling(string one, string other)
    {
        if (one.Length < 4 || other.Length < 4 || Math.Abs(one.Length - other.Length) > 2 || char.IsDigit(one[0]) || char.IsDigit(other[0]))
        {
            return 0;
        }

        var common = 0;
        Span<bool> used = stackalloc bool[other.Length];
        for (var i = 0; i + 1 < one.Length; i++)
        {
            for (var j = 0; j + 1 < other.Length; j++)
            {
                if (!used[j] && one[i] == other[j] && one[i + 1] == other[j + 1])
                {
                    used[j] = true;
                    common++;
                    break;
                }
            }
        }

        return 2d * common / (one.Length + other.Length - 2);
    }

    private static string Singular(string word) => word.Length > 3 && word[^1] is 's' or 'x' && !char.IsDigit(word[0]) ? word[..^1] : word;

    public static string Plain(string text) => $" {PlainText.Of(text)} ";
}
