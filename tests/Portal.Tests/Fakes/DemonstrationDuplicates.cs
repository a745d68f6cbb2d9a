namespace HubsPlatform.Portal.Tests.Fakes;

/// <summary>Pairs of records as the directory gives them.</summary>
internal static class DemonstrationDuplicates
{
    public static object List => new { items = new[] { Pair(Demonstration.Proposed, "proposed", bulk: true), Pair(Demonstration.Joined, "proposed", bulk: false, score: 61) }, next = "next-pairs", total = 74 };

    public static object Details(string id, string status) => new { pair = Pair(id, status, bulk: status == "proposed"), merged = Record(null, "recensement", "Médiathèque Champollion", "Tu-Sa 10:00-18:00", "+33380270414"), records = 3 };

    public static object WithHours(string one, string other) => new
    {
        pair = Pair(Demonstration.Proposed, "proposed", bulk: false, hours: one, otherHours: other),
        merged = Record(null, "recensement", "Médiathèque Champollion", one, null),
        records = 2,
    };

    public static object Pair(string id, string status, bool bulk, int score = 95, string hours = "Tu-Sa 10:00-18:00", string otherHours = "Mo 14:00-17:00") => new
    {
        id,
        score,
        bulk,
        status,
        version = 4,
        decidedAt = status == "proposed" ? null : "2026-11-20T10:00:00+00:00",
        reasons = new[]
        {
            new { code = "name", weight = 45, text = "Même nom" }, new { code = "street", weight = 25, text = "Même adresse" },
            new { code = "distance", weight = 20, text = "À 10 m l’un de l’autre" }, new { code = "source", weight = -5, text = "Deux fiches d’une même source, qui les tient pour deux lieux" },
        },
        places = new[] { Record(Demonstration.MediaLibrary, "recensement", "Médiathèque Champollion", hours, null), Record(Demonstration.Bus, "conseiller-numerique", "MEDIATHEQUE CHAMPOLLION", otherHours, "+33380270414") },
    };

    private static object Record(string? id, string source, string name, string? hours, string? phone) => new
    {
        id = id ?? Guid.Empty.ToString(),
        source,
        sourceId = "bfc-12",
        name,
        address = "14 rue Camille Claudel",
        addressComplement = (string?)null,
        postalCode = "21000",
        commune = "Dijon",
        latitude = 47.32,
        longitude = 5.04,
        pivot = (string?)null,
        typologies = new[] { "BIB" },
        phone,
        emails = Array.Empty<string>(),
        websites = new[] { "https://bm.example.org/champollion/" },
        openingHours = hours,
        summary = (string?)null,
        description = (string?)null,
        parentStructure = (string?)null,
        updatedOn = "2026-05-04",
        services = new[] { "Aide aux démarches administratives", "Accès internet et matériel informatique" },
        publics = Array.Empty<string>(),
        specificSupport = Array.Empty<string>(),
        fees = new[] { "Gratuit" },
        programmes = Array.Empty<string>(),
        labels = Array.Empty<string>(),
        otherLabels = Array.Empty<string>(),
        accessModes = Array.Empty<string>(),
        accompaniments = Array.Empty<string>(),
        itinerance = Array.Empty<string>(),
        accessibilityUrl = (string?)null,
        bookingUrl = (string?)null,
        mergedInto = (string?)null,
    };
}
