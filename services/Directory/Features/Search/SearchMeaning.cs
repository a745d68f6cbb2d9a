using System.Globalization;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>Words as what they stand for: « imprimer dijon », « 75020 », « lyon 3e », « ouvert samedi ». It holds beside what is chosen otherwise.</summary>
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

    public OpenTime? OpenAt { get; private init; }

    /// <summary>Not only words left out.</summary>
    public bool SaysMore => Text is null || PostalCode is not null || Traits.Count > 0 || OpenAt is not null;

    /// <summary>Where the request asks for it.</summary>
    public static SearchMeaning? Asked(SearchRequest request, DateTimeOffset now) => request.IsByMeaning ? Of(request, now) : null;

    /// <returns>Null where the words stand for nothing but themselves.</returns>
    public static SearchMeaning? Of(SearchRequest request, DateTimeOffset now)
    {
        var words = PlainText.Of(request.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        List<string> rest = [];
        List<EverydayValue> traits = [];
        string? postalCode = null;
        OpenTime? openAt = null;
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
            else if (request.OpenAt is null && EverydayWords.Time(words, at, now) is { } time)
            {
                openAt ??= time.Time;
                at += time.Length - 1;
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

        var left = rest.Where(word => !EverydayWords.IsFiller(word)).ToArray();
        return postalCode is null && traits.Count == 0 && openAt is null && !rest.Any(EverydayWords.IsOfAll) ? null : new SearchMeaning
        {
            Text = left.Length > 0 ? string.Join(' ', left) : null,
            PostalCode = postalCode,
            Traits = [.. traits.Distinct()],
            OpenAt = openAt,
        };
    }

    public SearchRequest Applied(SearchRequest request)
    {
        var meant = new long[TraitGroup.All.Count];
        foreach (var trait in Traits)
        {
            meant[GroupAt(trait.Group)] |= trait.Group.Bit(trait.Value);
        }

        return request with { Text = Text, Meant = meant, OpenAt = request.OpenAt ?? OpenAt, Area = request.Area with { PostalCode = PostalCode ?? request.Area.PostalCode } };
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

/// <summary>What words stand for; nothing at all where every place has it (« aide numérique »).</summary>
/// <param name="Text">The words that are looked for all the same.</param>
/// <param name="Traits">By the name of the list, its values.</param>
/// <param name="Open"><c>now</c>, or a day of the week.</param>
public sealed record Understood(string? Text, string? PostalCode, IReadOnlyDictionary<string, IReadOnlyList<string>> Traits, string? Open)
{
    internal static Understood? Of(SearchMeaning? meaning) => meaning is null ? null : new(
        meaning.Text, meaning.PostalCode, meaning.Traits.GroupBy(meant => meant.Group.Name).ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(meant => meant.Value)]),
        meaning.OpenAt?.Word?.ToLowerInvariant());
}
