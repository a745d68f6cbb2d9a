using HubsPlatform.Directory.PublicPlaces;

namespace HubsPlatform.Bench.Data;

/// <summary>Questions to the public search.</summary>
internal static class Searches
{
    private const string Service = "Aide aux démarches administratives";

    public static IReadOnlyList<(double Latitude, double Longitude)> Towns { get; } =
    [
        (48.8566, 2.3522), (45.7640, 4.8357), (43.2965, 5.3698), (43.6047, 1.4442), (47.2184, -1.5536), (48.5734, 7.7521), (50.6292, 3.0573), (44.8378, -0.5792),
        (48.1173, -1.6778), (47.3220, 5.0415), (45.1885, 5.7245), (49.4431, 1.0993), (47.9030, 1.9093), (43.8367, 4.3601), (46.5802, 0.3404), (45.8336, 1.2611),
    ];

    private static readonly string[] Words = ["mairie", "maison", "services", "médiathèque", "bus", "centre social", "poste", "pays"];

    /// <summary>The twenty nearest within ten kilometres.</summary>
    public static IReadOnlyList<Question> Nearby { get; } = [.. Towns.Select(town => new Question(Path($"near={Degrees(town)}&radiusKm=10"), ReferencePlaces.Around(town, 10_000)))];

    /// <summary>The twenty nearest, however far.</summary>
    public static IReadOnlyList<Question> Nearest { get; } = [.. Towns.Select(town => new Question(Path($"near={Degrees(town)}"), ReferencePlaces.Nearest(town)))];

    /// <summary>By a word and a service, nearest first.</summary>
    public static IReadOnlyList<Question> Filtered { get; } =
    [
        .. Towns.Select((town, index) => (Town: town, Word: Words[index % Words.Length])).Select(asked => new Question(
            Path($"q={Uri.EscapeDataString(asked.Word)}&near={Degrees(asked.Town)}&radiusKm=50&services={Uri.EscapeDataString(Service)}"),
            ReferencePlaces.Filtered(asked.Word, asked.Town, 50_000, TraitGroup.Services.Bit(Service)))),
    ];

    /// <summary>Words alone: common and rare ones, one to three of them.</summary>
    public static IReadOnlyList<string> RankedWords { get; } =
        ["mairie", "maison", "poste", "mediatheque", "bus", "centre social", "pays", "communaute de communes", "services saint etienne", "france services lyon"];

    /// <summary>The twenty best for <see cref="RankedWords"/>.</summary>
    public static IReadOnlyList<Question> Ranked { get; } = [.. RankedWords.Select(words => new Question(Path($"q={Uri.EscapeDataString(words)}"), ReferencePlaces.Ranked(words)))];

    /// <summary>What somebody has typed so far.</summary>
    public static IReadOnlyList<string> Beginnings { get; } = ["ly", "lyo", "mar", "mair", "média", "france ser", "maison de s", "saint-et", "centre soc", "21000"];

    private static string Path(string query) => $"/api/directory/places?{query}&pageSize={ReferencePlaces.PageSize}";

    private static string Degrees((double Latitude, double Longitude) point) => FormattableString.Invariant($"{point.Latitude},{point.Longitude}");
}
