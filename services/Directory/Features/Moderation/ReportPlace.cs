using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Moderation;

/// <summary>
/// POST /api/directory/places/{id}/reports: anybody says what is wrong with a published place, without an account. Nothing of the reporter
/// is kept but the text. The gateway limits what one address sends; here is limited what one place and one hub can be flooded with.
/// </summary>
public static class ReportPlace
{
    public const int LongestText = 2000;

    private const int MostOfPlacePerHour = 10;
    private const int MostOfHubPerHour = 500;

    private static readonly string[] Kinds = ["horaires", "services", "adresse", "contacts", "accompagnements", "labels", "public", "n-existe-plus", "autre"];
    private static readonly Actor Public = Actor.System("public");

    public static async Task<Results<Accepted, ProblemHttpResult>> Handle(Guid id, ErrorReport report, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        var text = string.IsNullOrWhiteSpace(report.Text) ? null : report.Text.Trim();
        var errors = Errors(report.Kind, text).ToList();
        if (errors.Count > 0)
        {
            return Problem.Unprocessable("invalid_report", "Ce signalement ne peut pas être envoyé ainsi : corrigez les champs indiqués.", errors);
        }

        // A merged place is reported under the address that stands for all its records.
        var place = await database.QuerySingleOrDefaultAsync<Published>(
            "select o.id, o.hub from open.places o where o.id = coalesce((select m.leads_to from open.moved_places m where m.id = @id), @id)", new { id }, stop);
        if (place is null)
        {
            return Problem.NotFound("place_not_found", "Ce lieu n'existe pas ou n'est plus publié.");
        }

        // No person sees this field and fills it in; a program is told nothing.
        return string.IsNullOrEmpty(report.Website) && !await KeepAsync(place, report.Kind!, text, database, clock.GetUtcNow(), stop)
            ? Problem.Of(StatusCodes.Status429TooManyRequests, "too_many_reports", "Beaucoup d'erreurs viennent d'être signalées ici. Réessayez dans une heure.")
            : TypedResults.Accepted((string?)null);
    }

    private static IEnumerable<FieldError> Errors(string? kind, string? text)
    {
        if (kind is null || !Kinds.Contains(kind))
        {
            yield return new FieldError("kind", "kind_unknown", $"Choisissez ce qui est à corriger : {string.Join(", ", Kinds)}.");
        }

        if (text is { Length: > LongestText } || text?.Contains('\0') == true)
        {
            yield return new FieldError("text", "text_invalid", $"Le texte compte au plus {LongestText} caractères.");
        }

        if (kind == "autre" && text is null)
        {
            yield return new FieldError("text", "text_missing", "Dites en quelques mots ce qui est à corriger.");
        }
    }

    private static async Task<bool> KeepAsync(Published place, string kind, string? text, HubDatabase database, DateTimeOffset now, CancellationToken stop)
    {
        var hub = new HubId(place.Hub);
        await using var transaction = await database.BeginAsync(hub, stop);
        var id = Guid.CreateVersion7();
        var seen = await ReportedFields.FindAsync(transaction, place.Id, stop) is { } record ? ReportedFields.Seen(record, kind, correction: null) : null;
        var kept = await AddAsync(transaction, id, place.Id, kind, text, seen, now, stop);
        if (kept)
        {
            await transaction.AuditAsync(Public, "place.reported", $"moderation/{id}", stop);
            await transaction.CommitAsync(stop);
        }

        return kept;
    }

    /// <returns>False where the place or the hub has had too many of them.</returns>
    internal static async Task<bool> AddAsync(HubTransaction transaction, Guid id, Guid place, string kind, string? text, string? seen, DateTimeOffset now, CancellationToken stop) =>
        await transaction.ExecuteAsync(
            """
            insert into place_reports (hub_id, id, place_id, kind, text, seen, reported_at)
            select @hub, @id, @place, @kind, @text, @seen::jsonb, @now
            where (select count(*) from place_reports where hub_id = @hub and reported_at > @since) < @of_hub
              and (select count(*) from place_reports where hub_id = @hub and place_id = @place and reported_at > @since) < @of_place
            """,
            new { hub = transaction.Hub!.Value.Alias, id, place, kind, text, seen, now, since = now.AddHours(-1), of_hub = MostOfHubPerHour, of_place = MostOfPlacePerHour }, stop) > 0;

    /// <param name="Kind">What is wrong: horaires, services, adresse, contacts, accompagnements, labels, public, n-existe-plus or autre.</param>
    /// <param name="Text">In words; needed for <c>autre</c>.</param>
    /// <param name="Website">Left empty by people, who do not see it.</param>
    public sealed record ErrorReport(string? Kind, string? Text, string? Website);

    private sealed record Published(Guid Id, string Hub);
}
