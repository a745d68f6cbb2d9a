using System.Net;

namespace HubsPlatform.Portal.Tests.Fakes;

/// <summary>A small country for the pages to show: answers as the services give them.</summary>
public static class Demonstration
{
    public const string MediaLibrary = "019302a0-0000-7000-8000-000000000001";
    public const string Bus = "019302a0-0000-7000-8000-000000000002";

    public const string Running = "019302b0-0000-7000-8000-000000000001";
    public const string Finished = "019302b0-0000-7000-8000-000000000002";

    public const string Proposed = "019302c0-0000-7000-8000-000000000001";
    public const string Joined = "019302c0-0000-7000-8000-000000000002";

    public const string Author = "019302f0-0000-7000-8000-000000000001";

    public static FakeServices Services() => National(Workspace(Public(new FakeServices())));

    private static FakeServices Workspace(FakeServices services) => services.WithNetwork()
        .Get("/api/evaluation/hubs/mednum-bfc/coverage", DemonstrationFigures.Coverage)
        .Get("/api/funding/hubs/mednum-bfc/evidence", DemonstrationFigures.Evidence)
        .Get("/api/funding/hubs/mednum-bfc/awards", DemonstrationFigures.Awards)
        .Get("/api/training/hubs/mednum-bfc/structures", new { items = Array.Empty<object>(), next = (string?)null, total = 388 })
        .Get("/api/training/hubs/mednum-bfc/sessions", DemonstrationFigures.Sessions)
        .Get("/api/directory/hubs/mednum-bfc/summary", DemonstrationFigures.Summary)
        .Get("/api/directory/hubs/mednum-bfc/moderation", DemonstrationFigures.Reports)
        .Get("/api/directory/hubs/mednum-bfc/history/authors", new
        {
            items = new[]
            {
                new { subject = Author, kind = "person", name = "dominique.bernard", changes = 12, lastChangeAt = "2026-11-20T23:30:00Z" },
                new { subject = "019302f0-0000-7000-8000-000000000002", kind = "program", name = "Synchronisation du dominique", changes = 1, lastChangeAt = "2026-10-02T09:30:00Z" },
            },
            next = "next-authors",
            total = 23,
        })
        .Get("/api/directory/hubs/mednum-bfc/quality", DemonstrationFigures.Quality)
        .Get("/api/directory/hubs/mednum-bfc/reminders", DemonstrationReminders.Journal)
        .Get("/api/directory/hubs/mednum-bfc/reminders/reach", DemonstrationReminders.Reach())
        .Get("/api/directory/hubs/mednum-bfc/reminders/unreachable", DemonstrationReminders.Unreachable)
        .Get("/api/directory/hubs/mednum-bfc/reminders/settings", DemonstrationReminders.Settings)
        .Get("/api/directory/hubs/mednum-bfc/places", DemonstrationImports.CensusPlaces)
        .Get(DemonstrationPlaces.Library, DemonstrationPlaces.Record())
        .Get($"{DemonstrationPlaces.Library}/history", DemonstrationPlaces.History)
        .Get($"{DemonstrationPlaces.Library}/closures", DemonstrationPlaces.Closures)
        .Get($"{DemonstrationPlaces.Library}/stops", DemonstrationPlaces.Stops)
        .Get("/api/directory/hubs/mednum-bfc/duplicates", DemonstrationDuplicates.List)
        .Get("/api/directory/hubs/mednum-bfc/duplicates/settings", new { bulkThreshold = 90, version = 2 })
        .Get($"/api/directory/hubs/mednum-bfc/duplicates/{Proposed}", DemonstrationDuplicates.Details(Proposed, "proposed"))
        .Get($"/api/directory/hubs/mednum-bfc/duplicates/{Joined}", DemonstrationDuplicates.Details(Joined, "merged"))
        .Get("/api/directory/hubs/mednum-bfc/imports", DemonstrationImports.List)
        .Get("/api/directory/hubs/mednum-bfc/sources", DemonstrationImports.Sources)
        .Get($"/api/directory/hubs/mednum-bfc/imports/drafts/{DemonstrationImports.DraftId}", DemonstrationImports.Draft(lastVolume: 60))
        .Get($"/api/directory/hubs/mednum-bfc/imports/{Running}", DemonstrationImports.Running)
        .Get($"/api/directory/hubs/mednum-bfc/imports/{Running}/rows", new { items = Array.Empty<object>(), next = (string?)null, total = 0 })
        .Get($"/api/directory/hubs/mednum-bfc/imports/{Finished}", DemonstrationImports.Finished)
        .Get($"/api/directory/hubs/mednum-bfc/imports/{Finished}/rows", DemonstrationImports.Rows);

    private static FakeServices National(FakeServices services) => services
        .Get("/api/evaluation/national/coverage", DemonstrationFigures.NationalCoverage)
        .Get("/api/directory/national/quality", DemonstrationPlaces.NationalQuality(DemonstrationFigures.QualityOf(1002, 700)))
        .Get("/api/funding/national/overview", DemonstrationFigures.Overview)
        .Get("/api/directory/national/priority-areas", new
        {
            items = new[]
            {
                new { kind = "qpv", version = 2, fileName = "QP2024_WGS84.geojson", areas = 1609, outlined = 1609, loadedBy = "operatrice", loadedAt = "2026-11-20T09:00:00Z" },
                new { kind = "qpv", version = 1, fileName = "qpv.csv", areas = 1514, outlined = 0, loadedBy = "operatrice", loadedAt = "2026-10-01T09:00:00Z" },
            },
            next = (string?)null,
            total = 2,
        })
        .Get("/api/directory/national/imports", DemonstrationImports.List)
        .Get("/api/directory/national/sources", DemonstrationImports.Sources)
        .Get($"/api/directory/national/imports/drafts/{DemonstrationImports.DraftId}", DemonstrationImports.Draft(("header_unknown", "Ces en-têtes ne sont ni ceux du standard national ni ceux d'un format connu.")))
        .Get($"/api/directory/national/imports/{Finished}", DemonstrationImports.Finished)
        .Get($"/api/directory/national/imports/{Finished}/rows", DemonstrationImports.Rows);

    private static FakeServices Public(FakeServices services) => services
        .On(HttpMethod.Post, "/api/directory/place-links/read", HttpStatusCode.OK, DemonstrationReminders.Opened())
        .On(HttpMethod.Post, "/api/directory/place-links/refusal", HttpStatusCode.OK, new { isWanted = true })
        .Get("/api/directory/hubs", new { items = Hubs(), next = (string?)null, total = 3 })
        .Get("/api/directory/epcis", new { items = new[] { new { code = "242100410", name = "Dijon Métropole" } }, next = (string?)null, total = 1 })
        .Get("/api/directory/communes", new { items = new[] { Dijon }, next = (string?)null, total = 1 })
        .Get("/api/directory/places", new { items = Places(), next = "abc", total = 42, facets = Facets() })
        .Get($"/api/directory/places/{MediaLibrary}", MediaLibraryDetail());

    public static object Dijon => new { code = "21231", name = "Dijon", postalCodes = new[] { "21000" }, departementCode = "21", departementName = "Côte-d'Or", latitude = 47.32, longitude = 5.04 };

    private static object[] Hubs() =>
    [
        new { alias = "mednum-bfc", name = "MedNum BFC", missions = new[] { "recenser", "lever-des-fonds", "mutualiser", "evaluer" }, consortium = new[] { "GIP Territoires numériques" }, places = 692,
              territories = new[] { Departement("21", "Côte-d'Or"), Departement("25", "Doubs"), Departement("39", "Jura"), Departement("58", "Nièvre") } },
        new { alias = "sud", name = "Hub du Sud", missions = new[] { "animer" }, consortium = new[] { "Urban Prod" }, places = 1234,
              territories = new[] { Departement("13", "Bouches-du-Rhône"), Departement("83", "Var") } },
        new { alias = "national", name = "Opérateur national", missions = Array.Empty<string>(), consortium = Array.Empty<string>(), places = 310, territories = Array.Empty<object>() },
    ];

    private static object Departement(string code, string name) => new { kind = "departement", code, name };

    private static object[] Places() =>
    [
        new { id = MediaLibrary, hub = "mednum-bfc", name = "Médiathèque Champollion", address = "14 rue Camille Claudel", postalCode = "21000", commune = "Dijon", distanceKm = 0.849,
              services = new[] { "Aide aux démarches administratives", "Accès internet et matériel informatique" }, phone = "+33380270414", updatedOn = "2026-05-04",
              departementCode = "21", latitude = 47.33, longitude = 5.06, fees = new[] { "Gratuit" }, openingHours = (string?)"24/7" },
        new { id = Bus, hub = "mednum-bfc", name = "Bus numérique", address = "Place de la mairie", postalCode = "21110", commune = "Genlis", distanceKm = 15.2, services = Array.Empty<string>(), phone = (string?)null, updatedOn = (string?)null },
    ];

    private static object Facets() => new
    {
        services = new[] { new { value = "Aide aux démarches administratives", count = 31 }, new { value = "Utilisation sécurisée du numérique", count = 1200 } },
        fees = new[] { new { value = "Gratuit", count = 40 } },
        departements = new[] { new { value = "21", count = 41 }, new { value = "25", count = 1 } },
    };

    public static object MediaLibraryDetail() => new
    {
        id = MediaLibrary,
        hub = "mednum-bfc",
        name = "Médiathèque Champollion",
        address = "14 rue Camille Claudel",
        postalCode = "21000",
        commune = "Dijon",
        departementCode = "21",
        latitude = 47.33,
        longitude = 5.06,
        phone = "+33380270414",
        emails = new[] { "champollion@example.org" },
        websites = new[] { "https://bm.example.org/champollion/", "javascript:alert(1)" },
        openingHours = "Tu-Fr 10:00-12:30,14:00-18:30; Sa 10:00-18:00",
        closures = new[] { new { from = "2199-12-24", to = "2199-12-24", reason = "Fête" } },
        stops = new[] { new { name = "Parking de la mairie", commune = "Genlis", postalCode = "21110", openingHours = "We 09:00-12:00", dates = new[] { "2199-12-02" } } },
        trainedMediators = 2,
        qualifications = new[] { new { name = "Pix", mediators = 2 }, new { name = "Aidants Connect", mediators = 1 } },
        mediators = new[] { "Odile Publique" },
        summary = "Des ateliers toute l'année et un accompagnement individuel sans rendez-vous le mercredi.",
        services = new[] { "Aide aux démarches administratives", "Accès internet et matériel informatique" },
        fees = new[] { "Gratuit" },
        accessModes = new[] { "Se présenter", "Téléphoner" },
        accompaniments = new[] { "Accompagnement individuel", "Dans un atelier collectif" },
        programmes = new[] { "Conseillers numériques" },
        updatedOn = "2026-05-04",
    };
}
