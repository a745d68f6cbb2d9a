using System.Collections.Frozen;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>
/// The values of a place's list fields as the bits of one number, so that a filter is one comparison and all facets are one
/// grouping. Bits follow the order of the vocabularies.
/// </summary>
public sealed class TraitGroup
{
    private readonly FrozenDictionary<string, int> _bits;

    private TraitGroup(string name, int first, Func<PlaceDraft, IReadOnlyList<string>> of, params Vocabulary[] vocabularies)
    {
        Name = name;
        Of = of;
        Values = [.. vocabularies.SelectMany(vocabulary => vocabulary.Values)];
        Vocabularies = vocabularies;
        First = first;
        _bits = Values.Select((value, index) => (value, first + index)).ToFrozenDictionary(pair => pair.value, pair => pair.Item2, StringComparer.Ordinal);
    }

    /// <summary>In the search's address and answer.</summary>
    public string Name { get; }

    public IReadOnlyList<string> Values { get; }

    private int First { get; }

    private Vocabulary[] Vocabularies { get; }

    private Func<PlaceDraft, IReadOnlyList<string>> Of { get; }

    public static TraitGroup Services { get; } = new("services", 0, place => place.Services, Vocabulary.Services);

    public static TraitGroup Publics { get; } = After(Services, "publics", place => place.PublicsSpecifiquementAdresses, Vocabulary.Publics);

    public static TraitGroup Fees { get; } = After(Publics, "fees", place => place.FraisACharge, Vocabulary.Frais);

    /// <summary>What the place can do for a person's disability, language or difficulty to read, and how one gets there.</summary>
    public static TraitGroup Access { get; } =
        After(Fees, "access", place => [.. place.PriseEnChargeSpecifique, .. place.ModalitesAcces], Vocabulary.PriseEnCharge, Vocabulary.ModalitesAcces);

    /// <summary>National programmes and labels.</summary>
    public static TraitGroup Labels { get; } =
        After(Access, "labels", place => [.. place.DispositifProgrammesNationaux, .. place.FormationsLabels], Vocabulary.Dispositifs, Vocabulary.Formations);

    public static TraitGroup Accompaniments { get; } = After(Labels, "accompaniments", place => place.ModalitesAccompagnement, Vocabulary.ModalitesAccompagnement);

    public static IReadOnlyList<TraitGroup> All { get; } = [Services, Publics, Fees, Access, Labels, Accompaniments];

    /// <summary>All traits of a place.</summary>
    public static long Bits(PlaceDraft place)
    {
        var bits = 0L;
        foreach (var group in All)
        {
            foreach (var value in group.Of(place))
            {
                bits |= group._bits.TryGetValue(value, out var bit) ? 1L << bit : 0;
            }
        }

        return bits;
    }

    /// <summary>The bit of one value of the group.</summary>
    public long Bit(string value) => 1L << _bits[value];

    /// <summary>The value that a text means; false where the group has none.</summary>
    public bool TryRecognise(string text, out long bit)
    {
        foreach (var vocabulary in Vocabularies)
        {
            if (vocabulary.TryRecognise(text, out var value))
            {
                bit = Bit(value);
                return true;
            }
        }

        bit = 0;
        return false;
    }

    private static TraitGroup After(TraitGroup before, string name, Func<PlaceDraft, IReadOnlyList<string>> of, params Vocabulary[] vocabularies) =>
        new(name, before.First + before.Values.Count, of, vocabularies);
}
