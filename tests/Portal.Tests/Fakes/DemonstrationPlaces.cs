namespace HubsPlatform.Portal.Tests.Fakes;

/// <summary>One place of a hub's census, its history, closures and stops, as the directory gives them.</summary>
internal static class DemonstrationPlaces
{
    public const string Undoable = "019302e0-0000-7000-8000-000000000001";
    public const string Closure = "019302e1-0000-7000-8000-000000000001";
    public const string Library = $"/api/directory/hubs/mednum-bfc/places/{Demonstration.MediaLibrary}";

    public static Dictionary<string, object?> Record(long version = 3, params (string Field, object? Value)[] changes)
    {
        var record = new Dictionary<string, object?>
        {
            ["id"] = Demonstration.MediaLibrary,
            ["source"] = "recensement",
            ["sourceId"] = "bfc-12",
            ["active"] = true,
            ["version"] = version,
            ["departementCode"] = "21",
            ["pivot"] = "21210231500016",
            ["name"] = "Médiathèque Champollion",
            ["commune"] = "Dijon",
            ["postalCode"] = "21000",
            ["inseeCode"] = "21231",
            ["address"] = "14 rue Camille Claudel",
            ["latitude"] = 47.33,
            ["longitude"] = 5.06,
            ["typologies"] = new[] { "BIB" },
            ["phone"] = "+33380270414",
            ["emails"] = new[] { "champollion@example.org", "accueil@example.org" },
            ["websites"] = Array.Empty<string>(),
            ["openingHours"] = "Tu-Fr 10:00-12:30,14:00-18:30; Sa 10:00-18:00; PH off",
            ["description"] = "Des ateliers\ntoute l'année",
            ["itinerance"] = new[] { "Fixe" },
            ["updatedOn"] = "2026-05-04",
            ["services"] = new[] { "Aide aux démarches administratives", "Accès internet et matériel informatique" },
            ["fees"] = new[] { "Gratuit" },
            ["createdAt"] = "2026-01-04T10:00:00+00:00",
            ["modifiedAt"] = "2026-05-04T10:00:00+00:00",
            ["quality"] = new { freshness = "a-verifier", score = 75, missing = new[] { "accessModes", "websites" } },
            ["standing"] = Standing(leftAt: null),
        };
        foreach (var (field, value) in changes)
        {
            record[field] = value;
        }

        return record;
    }

    public static object Standing(string? leftAt, params object[] records) =>
        new { leftAt, leftImport = leftAt is null ? null : Demonstration.Finished, deliveredBy = Demonstration.Finished, deliveredAt = "2026-11-20T10:00:09+00:00", records };

    public static object Group => Standing(
        null,
        new { id = Demonstration.MediaLibrary, source = "recensement", sourceId = "bfc-12", name = "Médiathèque Champollion", updatedOn = "2026-05-04" },
        new { id = Demonstration.Bus, source = "conseiller-numerique", sourceId = "cn-1", name = "MEDIATHEQUE CHAMPOLLION", updatedOn = "2026-03-04" });

    public static object History => new
    {
        items = new object[]
        {
            Change(Undoable, 3, "updated", "hand", null, HubsPlatform.Testing.TestTokens.SubjectOf("hub-admin.mednum-bfc"),
                new { field = "phone", old = (object?)null, @new = (object?)"+33380270414" }, new { field = "services", old = (object?)Array.Empty<string>(), @new = (object?)new[] { "Aide aux démarches administratives" } }),
            Change("019302e0-0000-7000-8000-000000000002", 2, "updated", "import", Demonstration.Finished, "import", new { field = "name", old = (object?)"Médiathèque", @new = (object?)"Médiathèque Champollion" }),
            Change("019302e0-0000-7000-8000-000000000003", 2, "withheld", "import", Demonstration.Finished, "import", new { field = "phone", old = (object?)"+33380270414", @new = (object?)"+33380270400" }),
            Change(Demonstration.MediaLibrary, 1, "created", "import", null, null),
        },
        next = "next-changes",
        total = 12,
    };

    public static object Closures => new
    {
        items = new[] { new { id = Closure, from = "2199-12-24", to = "2199-12-31", reason = "Fêtes", createdAt = "2026-11-20T10:00:00+00:00" }, new { id = Demonstration.Bus, from = "2020-05-01", to = "2020-05-01", reason = "Pont", createdAt = "2020-04-20T10:00:00+00:00" } },
        next = (string?)null,
        total = 2,
    };

    public static object Stops => new
    {
        items = new[] { new { name = (string?)"Parking de la mairie", communeCode = "21292", commune = "Genlis", postalCode = "21110", address = (string?)null, latitude = 47.24, longitude = 5.22, openingHours = (string?)"We 09:00-12:00", dates = new[] { "2199-12-02" } } },
        version = 5,
    };

    public static object NationalQuality(object figures) => new { all = figures, hubs = new[] { new { hub = "mednum-bfc", figures }, new { hub = "corse", figures } } };

    private static object Change(string id, long version, string kind, string origin, string? reference, string? subject, params object[] changes) =>
        new { id, version, kind, origin, reference, source = "recensement", subject, by = new { kind = origin == "import" ? "source" : "person", name = origin == "import" ? "recensement" : "camille" }, changedAt = $"2026-11-2{version}T10:00:00+00:00", changes };
}
