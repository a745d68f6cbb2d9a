namespace HubsPlatform.Portal.Tests.Fakes;

/// <summary>A hub's census and its imports as the directory gives them.</summary>
internal static class DemonstrationImports
{
    public const string DraftId = "019302d0-0000-7000-8000-000000000001";

    public static object Running => Import(Demonstration.Running, "running", "recensement-2026.csv", total: 697, processed: 412, created: 400, rejected: 2, finishedAt: null);

    public static object Finished => Import(Demonstration.Finished, "completed", "recensement-2025.csv", total: 697, processed: 697, created: 650, rejected: 3, finishedAt: "2026-11-20T10:00:09+00:00");

    /// <param name="problem">Code and sentence of a mapping that does not fit.</param>
    /// <param name="lastVolume">Rows of the source's last file.</param>
    public static object Draft((string Code, string Detail)? problem = null, int? lastVolume = null, string mapping = "{\n  \"nom\": { \"colonne\": \"lieu\" },\n  \"adresse\": { \"joindre\": { \"colonnes\": [\"rue\"] } }\n}\n", bool isMappingGiven = false) => new
    {
        id = DraftId,
        fileName = "recensement.csv",
        source = "recensement",
        isSourceGiven = true,
        lastVolume,
        wantsConfirmation = lastVolume > 50,
        isMappingGiven,
        isRemembered = false,
        expiresAt = "2026-11-21T10:00:00+00:00",
        preview = new
        {
            format = "Csv",
            columns = new[] { "lieu", "cp", "rue" },
            samples = new[] { "Épicerie <solidaire>", "21000", "" },
            total = 40,
            mapping,
            problem = problem is var (code, detail) ? new { code, detail } : null,
            notices = new[] { new { severity = "info", column = "cp", code = "column_unread", message = "La colonne « cp » n'est pas reprise.", value = (string?)null } },
            rows = problem is not null ? [] : new object[]
            {
                new { line = 2, isRejected = false, cells = new { nom = "Épicerie <solidaire>", adresse = "1 rue de la Paix" }, findings = new[] { Warning("cp", "Le code postal manque.") } },
                new { line = 3, isRejected = true, cells = new { cp = "21000", rue = "2 rue", c3 = "x", c4 = "x", c5 = "x", c6 = "x", c7 = "x" }, findings = new[] { new { severity = "error", column = "nom", code = "missing", message = "Le nom manque.", value = (string?)null } } },
            },
        },
    };

    public static object Sources => new
    {
        items = new object[]
        {
            new { name = "recensement", volume = 697, places = (long?)688, toConfirm = (long?)4, last = Finished },
            new { name = "Conseil départemental de la Côte-d'Or : lieux d'accueil", volume = 12, places = (long?)12, toConfirm = (long?)0, last = DryRun },
        },
        next = (string?)null,
        total = 2,
    };

    public static object List => new { items = new[] { Running, Finished, DryRun, Failed }, next = (string?)null, total = 4 };

    public static object Rows => new
    {
        items = new object[]
        {
            Row(2, "created", Demonstration.MediaLibrary, "Médiathèque Champollion", Warning("date_maj", "La date de mise à jour manque ; le lieu est importé sans date."),
                new { severity = "info", column = "commune", code = "rewritten", message = "« DIJON » est écrit « Dijon ».", value = "DIJON" }),
            Row(3, "unchanged", Demonstration.Bus, "Bus numérique"),
            Row(17, "outside", null, "Espace public numérique de Belfort"),
            Row(64, "rejected", null, "Maison des associations", new { severity = "error", column = "code_postal", code = "invalid_postal_code", message = "Ce code postal n'existe pas : cinq chiffres sont attendus.", value = "2100" }),
        },
        next = "next-rows",
        total = 697,
    };

    public static object CensusPlaces => new
    {
        items = new[]
        {
            new { id = Demonstration.MediaLibrary, name = "Médiathèque Champollion", address = "14 rue Camille Claudel", postalCode = "21000", commune = "Dijon", departementCode = "21", source = "recensement", sourceId = "bfc-12", updatedOn = (string?)"2026-05-04", leftAt = (string?)null, version = 1 },
            new { id = Demonstration.Bus, name = "Bus numérique", address = "Place de la mairie", postalCode = "21110", commune = "Genlis", departementCode = "21", source = "recensement", sourceId = "bfc-13", updatedOn = (string?)null, leftAt = (string?)"2026-11-20T10:00:09+00:00", version = 3 },
        },
        next = "next-places",
        total = 692,
    };

    private static object DryRun => Import("019302b0-0000-7000-8000-000000000003", "completed", "essai.csv", total: 20, processed: 20, created: 20, rejected: 0, finishedAt: "2026-11-20T10:00:09+00:00", dryRun: true);

    private static object Failed => Import("019302b0-0000-7000-8000-000000000004", "failed", "classeur.xlsx", total: null, processed: 0, created: 0, rejected: 0, finishedAt: "2026-11-20T10:00:09+00:00");

    public static object Import(string id, string state, string fileName, int? total, int processed, int created, int rejected, string? finishedAt, bool dryRun = false) => new
    {
        id,
        hub = "mednum-bfc",
        scope = "hub",
        source = "recensement",
        fileName,
        fileHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        format = "Hub MedNum Bourgogne-Franche-Comté",
        dryRun,
        state,
        problem = state == "failed" ? new { code = "unknown_format", detail = "Ce fichier n'est pas un CSV lisible." } : null,
        total,
        processed,
        created,
        updated = 0,
        unchanged = Math.Max(0, processed - created - rejected - 5),
        outside = processed > 0 ? 5 : 0,
        rejected,
        warnings = created / 2,
        left = state == "completed" ? 4 : 0,
        startedBy = HubsPlatform.Testing.TestTokens.SubjectOf("hub-admin.mednum-bfc"),
        startedByName = "admin.mednum-bfc",
        notices = Array.Empty<object>(),
        createdAt = "2026-11-20T10:00:00+00:00",
        finishedAt,
    };

    private static object Warning(string column, string message) => new { severity = "warning", column, code = "missing", message, value = (string?)null };

    private static object Row(int line, string outcome, string? placeId, string name, params object[] findings) =>
        new
        {
            line,
            outcome,
            placeHub = placeId is null ? null : "mednum-bfc",
            placeId,
            sourceId = $"bfc-{line}",
            name,
            findings,
            raw = outcome == "rejected" ? new Dictionary<string, string> { ["nom du lieu"] = name, ["code_postal"] = "2100" } : null,
        };
}
