namespace HubsPlatform.Directory.Duplicates;

/// <summary>A place's name as it is compared: ways of saying the same thing made equal, the commune's name left out.</summary>
/// <param name="Words">What is left of it.</param>
/// <param name="Joined">The same as it is written, without gaps: « Utop Lab » and « UtopLab » are one.</param>
/// <param name="Kinds">Which service it names: a library, a town hall, a social centre.</param>
public sealed record PlaceName(WeightedWord[] Words, string Joined, IReadOnlySet<string> Kinds)
{
    private const string TownHall = "mairie";
    private const string FranceServices = "franceservice";

    private static readonly (string Said, string Meant)[] Sayings =
    [
        ("maison de services au public", FranceServices), ("maisons de services au public", FranceServices), ("maison de service au public", FranceServices), ("msap", FranceServices),
        ("maison france services", FranceServices), ("espace france services", FranceServices), ("france services", FranceServices), ("france service", FranceServices),
        ("hotel de ville", TownHall), ("commune de", TownHall), ("commune d", TownHall), ("commune du", TownHall), ("ville de", TownHall), ("ville d", TownHall), ("mairie de", TownHall), ("mairies", TownHall),
        ("centre communal d action sociale", "cca"), ("centre communal action sociale", "cca"), ("centre intercommunal d action sociale", "cca"), ("cias", "cca"), ("ccas", "cca"),
        ("bibliotheque", "mediatheque"), ("bibliotheques", "mediatheque"), ("mediatheques", "mediatheque"),
        ("maison des jeunes et de la culture", "mjc"), ("centre social et culturel", "centresocial"), ("centre socio culturel", "centresocial"), ("centre socioculturel", "centresocial"),
        ("centre social", "centresocial"), ("espace de vie sociale", "centresocial"), ("evs", "centresocial"), ("mission locale", "missionlocale"), ("missions locales", "missionlocale"),
        ("espace public numerique", "epn"), ("cyber base", "epn"), ("cyberbase", "epn"), ("cyber espace", "epn"), ("cyberespace", "epn"), ("fab lab", "fablab"), ("la poste", "poste"), ("bureau de poste", "poste"),
        ("point d information jeunesse", "infojeune"), ("point information jeunesse", "infojeune"), ("bureau information jeunesse", "infojeune"), ("pij", "infojeune"), ("bij", "infojeune"), ("info jeunes", "infojeune"), ("information jeunesse", "infojeune"),
        ("maison departementale des solidarites", "solidarite"), ("maison des solidarites", "solidarite"), ("maison de solidarites", "solidarite"), ("maison des solidarite", "solidarite"), ("maison de la solidarite", "solidarite"), ("espace departemental des solidarites", "solidarite"), ("mds", "solidarite"), ("eds", "solidarite"),
        ("conseil departemental", "departement"), ("conseil general", "departement"), ("croix rouge francaise", "croixrouge"), ("croix rouge", "croixrouge"), ("caisse d allocations familiales", "caf"),
        ("st", "saint"), ("ste", "sainte"),
    ];

    /// <summary>Words that name a service, in the singular as <see cref="Duplicates.Words.In"/> gives them.</summary>
    private static readonly HashSet<string> Named =
    [
        TownHall, FranceServices, "cca", "mediatheque", "ludotheque", "mjc", "centresocial", "missionlocale", "epn", "fablab", "poste", "infojeune", "solidarite", "croixrouge",
        "caf", "cpam", "pimm", "udaf", "departement", "college", "lycee", "ecole", "universite", "ehpad", "prefecture", "musee",
    ];

    private static readonly Dictionary<string, string> ByTypology = new(StringComparer.Ordinal)
    {
        ["BIB"] = "mediatheque",
        ["CCAS"] = "cca",
        ["CIAS"] = "cca",
        ["CS"] = "centresocial",
        ["ML"] = "missionlocale",
        ["MJC"] = "mjc",
        ["RFS"] = FranceServices,
        ["MUNI"] = TownHall,
        ["PIMMS"] = "pimm",
        ["CAF"] = "caf",
        ["CPAM"] = "cpam",
        ["LA_POSTE"] = "poste",
        ["UDAF"] = "udaf",
    };

    public static PlaceName Of(string name, string commune, IReadOnlyList<string> typologies)
    {
        var plain = Duplicates.Words.Plain(name);
        foreach (var (said, meant) in Sayings)
        {
            plain = plain.Replace($" {said} ", $" {meant} ", StringComparison.Ordinal);
        }

        var words = Duplicates.Words.In(plain).ToList();
        var kinds = words.Where(Named.Contains).ToHashSet(StringComparer.Ordinal);
        if (kinds.Count > 1 && !kinds.Contains(FranceServices))
        {
            kinds.Remove(TownHall); // « Ville de Dole, médiathèque » is the library; a town hall often houses a France services
        }

        if (kinds.Count == 0 && typologies.Count == 1 && ByTypology.TryGetValue(typologies[0], out var kind))
        {
            kinds.Add(kind);
        }

        var town = Duplicates.Words.In(Duplicates.Words.Plain(commune).Replace(" st ", " saint ", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var own = words.Where(word => !town.Contains(word)).ToList();
        var kept = own.Count > 0 ? own : words;
        return new PlaceName(Duplicates.Words.Weigh(kept), string.Concat(kept), kinds);
    }

    /// <summary>A town hall is not its library, whatever they share. PIMMS houses run France services.</summary>
    public bool IsOtherServiceThan(PlaceName other) =>
        Kinds.Count > 0 && other.Kinds.Count > 0 && !Kinds.Overlaps(other.Kinds) && !(IsFrontDesk(Kinds) && IsFrontDesk(other.Kinds));

    public double Likeness(PlaceName other)
    {
        var likeness = Joined.Length > 0 && Joined == other.Joined ? 1 : Duplicates.Words.Likeness(Words, other.Words);
        if (Numbers(Words) is { Count: > 0 } mine && Numbers(other.Words) is { Count: > 0 } theirs && !mine.SetEquals(theirs))
        {
            return Math.Min(likeness, 0.5); // « Antenne 1 » and « Antenne 2 »
        }

        return Duplicates.Words.Contains(Words, other.Words) ? Math.Max(likeness, 0.8) : likeness;
    }

    private static bool IsFrontDesk(IReadOnlySet<string> kinds) => kinds.Contains(FranceServices) || kinds.Contains("pimm");

    private static HashSet<string> Numbers(WeightedWord[] words) => [.. words.Where(word => char.IsDigit(word.Text[0])).Select(word => word.Text)];
}
