namespace HubsPlatform.Portal.Tests.Fakes;

/// <summary>Reminders and the places of signed links as the directory gives them.</summary>
internal static class DemonstrationReminders
{
    public static object Reach(string? missing = null) => new
    {
        levels = new[] { Level("a-jour", 90, 12, 3), Level("a-surveiller", 30, 0, 0), Level("a-verifier", 11, 2, 2), Level("a-actualiser", 561, 300, 120) },
        missing,
    };

    public static object Unreachable => new
    {
        items = new[] { new { id = Demonstration.MediaLibrary, name = "Médiathèque Champollion", commune = "Dijon", departementCode = "21", updatedOn = "2024-05-04", freshness = "a-actualiser" } },
        next = (string?)"more-places",
        total = 31,
    };

    public static object Journal => new
    {
        items = new[]
        {
            Mail(1, "sent", null, Place(1, "confirmed"), Place(2, null)),
            Mail(2, "failed", "Le serveur de messagerie refuse : 550.", Place(3, null)),
            Mail(3, "queued", null, Place(4, null)),
        },
        next = (string?)null,
        total = 3,
    };

    public static object Settings => new { corrections = "direct", automatic = true, level = "a-verifier", everyDays = 90, replyTo = "hub@hub.example", version = 4 };

    public static object Opened(long version = 7, string name = "Médiathèque Champollion", string hours = "Tu-Fr 10:00-12:30,14:00-18:30; Sa 10:00-18:00") => new
    {
        placeId = Demonstration.MediaLibrary,
        hub = "mednum-bfc",
        hubName = "MedNum BFC",
        version,
        isDirect = true,
        expiresAt = "2099-01-20T09:00:00+00:00",
        answer = (string?)null,
        place = new
        {
            name,
            address = "14 rue Camille Claudel",
            postalCode = "21000",
            commune = "Dijon",
            inseeCode = "21231",
            latitude = 47.33,
            longitude = 5.06,
            phone = "+33380270414",
            emails = new[] { "champollion@example.org" },
            websites = Array.Empty<string>(),
            openingHours = hours,
            collector = "hinaura",
            typologies = new[] { "BIB" },
            services = new[] { "Aide aux démarches administratives" },
            publics = Array.Empty<string>(),
            specificSupport = Array.Empty<string>(),
            fees = new[] { "Gratuit" },
            programmes = Array.Empty<string>(),
            labels = Array.Empty<string>(),
            otherLabels = Array.Empty<string>(),
            accessModes = Array.Empty<string>(),
            accompaniments = Array.Empty<string>(),
            itinerance = Array.Empty<string>(),
            updatedOn = "2024-05-04",
        },
    };

    private static object Level(string level, int places, int due, int mails) => new { level, places, unreachable = places - due, refused = 0, recent = 0, due, mails };

    private static object Mail(int number, string state, string? problem, params object[] places) => new
    {
        id = $"019302e0-0000-7000-8000-00000000000{number}",
        address = $"lieu{number}@mairie.example",
        state,
        attempts = 1,
        problem,
        createdAt = "2026-11-20T09:00:00+00:00",
        sentAt = state == "sent" ? "2026-11-20T09:01:00+00:00" : null,
        isAutomatic = number == 1,
        canSendAgain = state == "failed",
        places,
    };

    private static object Place(int number, string? answer) => new
    {
        id = $"019302e1-0000-7000-8000-00000000000{number}",
        placeId = Demonstration.MediaLibrary,
        name = $"Médiathèque {number}",
        answer,
        answeredAt = answer is null ? null : "2026-11-21T09:00:00+00:00",
        expiresAt = "2099-01-20T09:00:00+00:00",
        revokedAt = (string?)null,
    };
}
