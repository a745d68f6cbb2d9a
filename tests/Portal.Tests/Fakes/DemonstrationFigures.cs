namespace HubsPlatform.Portal.Tests.Fakes;

/// <summary>Figures as evaluation, funding and training give them.</summary>
internal static class DemonstrationFigures
{
    private static readonly object Withheld = new { value = (long?)null, suppressed = true };

    public static object Coverage => new
    {
        hub = "mednum-bfc",
        asOf = "2026-11-21T09:12:00+00:00",
        totals = new { places = 692, structures = 388, operatingStructures = 371, communes = 301, services = Array.Empty<string>(), mediators = People(128) },
        departements = new[]
        {
            Departement("21", 212, 120, 117, 98, People(61)),
            Departement("25", 301, 160, 151, 120, People(67)),
            Departement("39", 110, 70, 66, 51, Withheld),
            Departement("58", 69, 38, 37, 32, Withheld),
        },
    };

    public static object Reports => new
    {
        items = new[]
        {
            Report(1, "contacts", "Le numéro a changé.", present: [Now("phone", "+33380270414", true), Now("emails", Array.Empty<string>(), false), Now("websites", new[] { "https://bm.example.org" }, null)]),
            Report(2, "n-existe-plus", null, present: null),
            Report(3, "correction", null, present: [Now("openingHours", "Mo-Fr 09:00-12:00", false), Now("phone", "+33380000011", true), Now("summary", "Un lieu ouvert à tous", false)], correction: new Dictionary<string, string?>
            {
                ["openingHours"] = "Tu-Th 09:00-12:00; Sa 14:00-18:00; PH off", ["phone"] = "+33380000011", ["summary"] = null,
            }),
        },
        next = (string?)null,
        total = 3,
    };

    private static object Now(string field, object? value, bool? hasChanged) => new { field, value, hasChanged };

    private static object Report(int number, string kind, string? text, object[]? present, object? correction = null) => new
    {
        present,
        correction,
        isFromOwner = correction is not null,
        id = $"019302d0-0000-7000-8000-00000000000{number}",
        placeId = Demonstration.MediaLibrary,
        placeName = "Médiathèque Champollion",
        commune = "Dijon",
        departementCode = "21",
        kind,
        text,
        status = "open",
        reportedAt = "2026-11-20T09:00:00+00:00",
        version = 1,
    };

    public static object Quality => new
    {
        hub = "mednum-bfc",
        all = QualityOf(692, 561),
        sources = new[] { new { source = "hinaura", figures = QualityOf(692, 561) } },
        departements = new[] { new { code = "21", name = "Côte-d'Or", figures = QualityOf(212, 81) } },
    };

    public static object QualityOf(int places, int stale) => new
    {
        places,
        score = 61.2,
        freshness = new[] { new { level = "a-jour", places = 90 }, new { level = "a-surveiller", places = 30 }, new { level = "a-verifier", places = 11 }, new { level = "a-actualiser", places = stale } },
        missing = new[] { new { field = "openingHours", weight = 16, places = 402 }, new { field = "phone", weight = 12, places = 12 } },
        toConfirm = 4,
    };

    public static object Summary => new
    {
        hub = "mednum-bfc",
        places = 692,
        structures = 388,
        mediators = 128,
        communesCovered = 301,
        placesWithoutDate = 561,
        departements = new[]
        {
            new { code = "21", name = "Côte-d'Or", places = 212, structures = 120, mediators = 61, communesCovered = 98, communes = 698 },
            new { code = "25", name = "Doubs", places = 301, structures = 160, mediators = 67, communesCovered = 120, communes = 563 },
            new { code = "39", name = "Jura", places = 110, structures = 70, mediators = 0, communesCovered = 51, communes = 494 },
            new { code = "58", name = "Nièvre", places = 69, structures = 38, mediators = 0, communesCovered = 32, communes = 309 },
        },
        lastImport = (object?)null,
    };

    public static object Evidence => new { hub = "mednum-bfc", asOf = "2026-11-21T09:12:00+00:00", structures = 388, places = 692, operatingActors = new { criterion = 1, total = 371, departements = Array.Empty<object>() } };

    public static object Awards => new
    {
        items = new[]
        {
            new { id = Guid.CreateVersion7(), callName = "Hubs France Connectée", amount = 454_000.00m, currency = "EUR", recipients = new[] { "GIP Territoires numériques" }, populationTargeted = 25_000, awardedOn = "2019-06-24" },
        },
        next = (string?)null,
        total = 1,
    };

    public static object Sessions => new
    {
        items = new[]
        {
            Session("Accompagner les démarches en ligne", 12, 9, "2099-01-14"),
            Session("Premiers ateliers", 12, 12, "2099-02-03"),
            Session("Session passée", 12, 12, "2020-02-03"),
        },
        next = (string?)null,
        total = 3,
    };

    public static object NationalCoverage => new
    {
        asOf = "2026-11-21T09:12:00+00:00",
        totals = new { places = 2236, structures = 1290, operatingStructures = 1201, communes = 902, mediators = People(431), trainingCompletions = 12, populationTargeted = 350_000 },
        hubs = new[]
        {
            Hub("mednum-bfc", "MedNum BFC", 692, 388, 371, People(128), 25_000),
            Hub("sud", "Hub du Sud", 1234, 702, 640, People(303), 120_000),
            Hub("national", "Opérateur national", 310, 200, 190, Withheld, null),
        },
    };

    public static object Overview => new
    {
        calls = new[] { new { id = Guid.CreateVersion7(), name = "Hubs France Connectée", announcedOn = "2019-06-24", envelope = 5_000_000m, awarded = 4_545_000m, remaining = 455_000m, currency = "EUR", awards = 11 } },
        hubs = new[]
        {
            new { alias = "mednum-bfc", name = "MedNum BFC", awards = 1, awarded = 454_000m, currency = (string?)"EUR" },
            new { alias = "sud", name = "Hub du Sud", awards = 1, awarded = 480_000m, currency = (string?)"EUR" },
            new { alias = "national", name = "Opérateur national", awards = 0, awarded = 0m, currency = (string?)null },
        },
    };

    private static object People(long count) => new { value = (long?)count, suppressed = false };

    private static object Departement(string code, long places, long structures, long operatingStructures, long communes, object mediators) =>
        new { code, places, structures, operatingStructures, communes, services = Array.Empty<string>(), mediators };

    private static object Hub(string alias, string name, long places, long structures, long operatingStructures, object mediators, long? populationTargeted) =>
        new { alias, name, places, structures, operatingStructures, communes = places / 2, mediators, trainingCompletions = 3, populationTargeted };

    private static object Session(string pathName, int capacity, int seatsTaken, string day) =>
        new { id = Guid.CreateVersion7(), pathName, capacity, seatsTaken, waiting = 0, remote = false, place = "Dijon", halfDays = new[] { new { day, part = "morning" } } };
}
