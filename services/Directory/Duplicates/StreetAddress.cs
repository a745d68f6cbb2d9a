namespace HubsPlatform.Directory.Duplicates;

/// <summary>Number and street as they are compared.</summary>
/// <param name="Number">Of the house, without bis and ter; null where there is none.</param>
/// <param name="Words">Of the street.</param>
public sealed record StreetAddress(string? Number, WeightedWord[] Words)
{
    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["av"] = "avenue",
        ["ave"] = "avenue",
        ["bd"] = "boulevard",
        ["bld"] = "boulevard",
        ["blvd"] = "boulevard",
        ["boul"] = "boulevard",
        ["pl"] = "place",
        ["r"] = "rue",
        ["ch"] = "chemin",
        ["che"] = "chemin",
        ["chem"] = "chemin",
        ["rte"] = "route",
        ["imp"] = "impasse",
        ["all"] = "allee",
        ["crs"] = "cours",
        ["sq"] = "square",
        ["fbg"] = "faubourg",
        ["fg"] = "faubourg",
        ["gal"] = "general",
        ["gen"] = "general",
        ["mal"] = "marechal",
        ["st"] = "saint",
        ["ste"] = "sainte",
        ["dr"] = "docteur",
        ["pdt"] = "president",
        ["cdt"] = "commandant",
        ["col"] = "colonel",
        ["prof"] = "professeur",
    };

    /// <returns>Null where the address says nothing.</returns>
    public static StreetAddress? Of(string address, string commune)
    {
        var words = Duplicates.Words.Plain(address).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Abbreviations.GetValueOrDefault(word, word)).ToList();
        string? number = null;
        if (words.Count > 0 && char.IsDigit(words[0][0]))
        {
            number = new string([.. words[0].TakeWhile(char.IsDigit)]);
            words.RemoveAt(0);
            if (words.Count > 1 && words[0] is "bis" or "ter" or "quater" or "b" or "t")
            {
                words.RemoveAt(0);
            }
        }

        var town = Duplicates.Words.In(Duplicates.Words.Plain(commune)).ToHashSet(StringComparer.Ordinal);
        var own = Duplicates.Words.In(string.Join(' ', words)).ToList();
        var rest = own.Where(word => !town.Contains(word)).ToList();
        return own.Count == 0 ? null : new StreetAddress(number, Duplicates.Words.Weigh(rest.Count > 0 ? rest : own));
    }

    /// <summary>0 to 1: the street, and where both have a number whether it is the same.</summary>
    public double Likeness(StreetAddress other)
    {
        var street = Duplicates.Words.Likeness(Words, other.Words);
        if (Duplicates.Words.Contains(Words, other.Words))
        {
            street = Math.Max(street, 0.9);
        }

        return (Number, other.Number) switch
        {
            ({ } mine, { } theirs) when mine == theirs => street,
            (null, null) => street,
            (null, _) or (_, null) => street * 0.9,
            _ => street * 0.65,
        };
    }

    public string Key => string.Join('-', Words.Where(word => word.IsTelling()).Select(word => word.Text));
}
