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
