using System.Globalization;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>Words that no place has, understood: « imprimer dijon », « 75020 », « lyon 3e ».</summary>
internal sealed record SearchMeaning
{
    private static readonly Dictionary<string, (string Prefix, int Count)> Cities = new(StringComparer.Ordinal)
    {
        ["paris"] = ("75", 20),
        ["lyon"] = ("69", 9),
        ["marseille"] = ("13", 16),
    };

    /// <summary>What remains to be looked for in names, communes and addresses.</summary>
    public string? Text { get; private init; }

    public string? PostalCode { get; private init; }

    /// <summary>The values of the standard that the words stand for.</summary>
    public IReadOnlyList<EverydayValue> Traits { get; private init; } = [];

    /// <returns>Null where the words stand for nothing but themselves.</returns>
    public static SearchMeaning? Of(SearchRequest request)
    {
        var words = PlainText.Of(request.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        List<string> rest = [];
        List<EverydayValue> traits = [];
        string? postalCode = null;
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at].Length == 5 && words[at].All(char.IsAsciiDigit))
            {
                postalCode ??= words[at];
            }
            else if (at + 1 < words.Length && Arrondissement(words[at], words[at + 1]) is { } code)
            {
                postalCode ??= code;
                at++;
            }
            else if (Phrase(words, at) is { Length: > 0 } phrase)
            {
                traits.AddRange(phrase.Values);
                at += phrase.Length - 1;
            }
            else
            {
                rest.Add(words[at]);
            }
        }

        // Whoever chose values of a list has said what they want of it.
        traits.RemoveAll(meant => request.Masks[GroupAt(meant.Group)] != 0);
        return postalCode is null && traits.Count == 0 ? null : new SearchMeaning
        {
            Text = rest.Where(word => !EverydayWords.IsFiller(word)).ToArray() is { Length: > 0 } left ? string.Join(' ', left) : null,
            PostalCode = postalCode,
            Traits = [.. traits.Distinct()],
        };
    }

    public SearchRequest Applied(SearchRequest request)
    {
        var masks = request.Masks.ToArray();
        foreach (var meant in Traits)
        {
            masks[GroupAt(meant.Group)] |= meant.Group.Bit(meant.Value);
        }

        return request with { Text = Text, Masks = masks, Area = request.Area with { PostalCode = PostalCode ?? request.Area.PostalCode } };
    }

    private static (int Length, IReadOnlyList<EverydayValue> Values) Phrase(string[] words, int at)
    {
        for (var length = Math.Min(EverydayWords.LongestPhrase, words.Length - at); length > 0; length--)
        {
            if (EverydayWords.Of(words.Skip(at).Take(length)) is { Count: > 0 } meant)
            {
                return (length, meant);
            }
        }

        return (0, []);
    }

    /// <summary>« paris 20 », « lyon 3e », « marseille 1er ».</summary>
    private static string? Arrondissement(string city, string number) =>
        Cities.TryGetValue(city, out var parts)
        && int.TryParse(number.TrimEnd('e', 'r', 'm'), NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part >= 1 && part <= parts.Count
            ? string.Create(CultureInfo.InvariantCulture, $"{parts.Prefix}{part:000}")
            : null;

    private static int GroupAt(TraitGroup group)
    {
        for (var i = 0; i < TraitGroup.All.Count; i++)
        {
            if (TraitGroup.All[i] == group)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(group));
    }
}

/// <summary>What the words as typed, which are nowhere, were understood as.</summary>
/// <param name="Text">The words that were looked for all the same.</param>
/// <param name="Traits">By the name of the list, its values.</param>
public sealed record Understood(string? Text, string? PostalCode, IReadOnlyDictionary<string, IReadOnlyList<string>> Traits)
{
    internal static Understood? Of(SearchMeaning? meaning) => meaning is null ? null : new(
        meaning.Text, meaning.PostalCode, meaning.Traits.GroupBy(meant => meant.Group.Name).ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(meant => meant.Value)]));
}
