using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Quality;

/// <summary>How much of what people need to choose a place and get there its record says, of 100 (docs/quality.md).</summary>
public static class Completeness
{
    /// <summary>A field that counts.</summary>
    /// <param name="Name">As on the place in the API.</param>
    /// <param name="Column">As in the national standard; both names are understood.</param>
    /// <param name="Weight">All together make 100.</param>
    /// <param name="IsMissing">In a record.</param>
    /// <param name="Sql">The same for a census place <c>p</c>.</param>
    public sealed record Part(string Name, string Column, int Weight, Func<PlaceDraft, bool> IsMissing, string Sql);

    /// <summary>The heaviest first.</summary>
    public static IReadOnlyList<Part> Parts { get; } =
    [
        List("services", "services", 16, place => place.Services),
        Text("openingHours", "horaires", 16, place => place.Horaires),
        Text("phone", "telephone", 12, place => place.Telephone),
        Text("address", "adresse", 10, place => place.Adresse),
        new("latitude", "latitude", 10, place => place.Latitude is null, "p.latitude is null"),
        List("fees", "frais_a_charge", 8, place => place.FraisACharge),
        List("accessModes", "modalites_acces", 8, place => place.ModalitesAcces),
        List("accompaniments", "modalites_accompagnement", 5, place => place.ModalitesAccompagnement),
        List("emails", "courriels", 4, place => place.Courriels),
        List("websites", "site_web", 4, place => place.SiteWeb),
        Text("summary", "presentation_resume", 4, place => place.PresentationResume),
        Text("pivot", "pivot", 3, place => place.Pivot),
    ];

    /// <summary>The score of a census place <c>p</c>.</summary>
    internal static readonly string Sql = $"(100 - {string.Join(" - ", Parts.Select(part => $"case when {part.Sql} then {part.Weight} else 0 end"))})";

    public static Part? Find(string name) => Parts.FirstOrDefault(part => part.Name == name || part.Column == name);

    public static IReadOnlyList<Part> Missing(PlaceDraft place) => [.. Parts.Where(part => part.IsMissing(place))];

    private static Part Text(string name, string column, int weight, Func<PlaceDraft, string?> value) =>
        new(name, column, weight, place => string.IsNullOrEmpty(value(place)), $"coalesce(p.{column}, '') = ''");

    private static Part List(string name, string column, int weight, Func<PlaceDraft, IReadOnlyList<string>> values) =>
        new(name, column, weight, place => values(place).Count == 0, $"cardinality(p.{column}) = 0");
}
