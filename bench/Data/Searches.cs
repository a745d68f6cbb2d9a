using System.Globalization;
using HubsPlatform.Directory.Features.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace HubsPlatform.Bench.Data;

/// <summary>Questions to the public search, each as an address and as the very SQL that the service runs for it.</summary>
internal static class Searches
{
    private const int PageSize = 20;

    public static IReadOnlyList<(double Latitude, double Longitude)> Towns { get; } =
    [
        (48.8566, 2.3522), (45.7640, 4.8357), (43.2965, 5.3698), (43.6047, 1.4442), (47.2184, -1.5536), (48.5734, 7.7521), (50.6292, 3.0573), (44.8378, -0.5792),
        (48.1173, -1.6778), (47.3220, 5.0415), (45.1885, 5.7245), (49.4431, 1.0993), (47.9030, 1.9093), (43.8367, 4.3601), (46.5802, 0.3404), (45.8336, 1.2611),
    ];

    private static readonly string[] Words = ["mairie", "maison", "services", "médiathèque", "bus", "centre social", "poste", "pays"];

    /// <summary>The twenty nearest within ten kilometres.</summary>
    public static IReadOnlyList<string> Nearby { get; } = [.. Towns.Select(town => $"near={Degrees(town)}&radiusKm=10")];

    /// <summary>By a word and a service, nearest first.</summary>
    public static IReadOnlyList<string> Filtered { get; } =
        [.. Towns.Select((town, index) => $"q={Uri.EscapeDataString(Words[index % Words.Length])}&near={Degrees(town)}&radiusKm=50&services={Uri.EscapeDataString("Aide aux démarches administratives")}")];

    /// <summary>Words alone: common and rare ones, one to three of them.</summary>
    public static IReadOnlyList<string> Ranked { get; } =
        ["mairie", "maison", "poste", "mediatheque", "bus", "centre social", "pays", "communaute de communes", "services saint etienne", "france services lyon"];

    /// <summary>What somebody has typed so far.</summary>
    public static IReadOnlyList<string> Beginnings { get; } = ["ly", "lyo", "mar", "mair", "média", "france ser", "maison de s", "saint-et", "centre soc", "21000"];

    /// <summary>Ranking as PostgreSQL's documentation does it: every match, the twenty best.</summary>
    public static string RankedSql(string words) => $"""
        with page as (select p.id, ts_rank(p.search, query) as rank from open.places p, websearch_to_tsquery('open.fr', {Literal(words)}) query where p.search @@ query order by rank desc limit {PageSize})
        select page.id, r.card, page.rank from page join open.place_records r on r.id = page.id order by page.rank desc
        """;

    public static string Path(string query) => $"/api/directory/places?{query}&pageSize={PageSize}";

    public static string Sql(string query)
    {
        var parsed = new QueryCollection(QueryHelpers.ParseQuery(query));
        if (SearchRequestReader.TryRead(parsed, TimeProvider.System.GetUtcNow(), out var request) is not null)
        {
            throw new InvalidOperationException($"The search does not take {query}.");
        }

        return SearchSql.Page(request, isContinued: false, PageSize + 1)
            .Replace("@text", Literal(request.Text), StringComparison.Ordinal)
            .Replace("@latitude", Number(request.Near?.Latitude), StringComparison.Ordinal)
            .Replace("@longitude", Number(request.Near?.Longitude), StringComparison.Ordinal)
            .Replace("@radius", Number(request.RadiusKm * 1000), StringComparison.Ordinal)
            .Replace("@services", request.Masks[0].ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static string Degrees((double Latitude, double Longitude) point) => FormattableString.Invariant($"{point.Latitude},{point.Longitude}");

    private static string Literal(string? text) => text is null ? "null" : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Number(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";
}
