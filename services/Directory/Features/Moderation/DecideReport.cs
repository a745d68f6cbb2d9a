using System.Text.Json;
using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Features.Places;
using HubsPlatform.Directory.History;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using PlaceRecord = HubsPlatform.Directory.Features.Places.PlaceRecord;

namespace HubsPlatform.Directory.Features.Moderation;

/// <summary>
/// POST /api/directory/hubs/{hub}/moderation/{id}/decision: accepts a report, with a correction of the place or its withdrawal where there
/// is something to change, or rejects it; always with the reason.
/// </summary>
public sealed class DecideReport(HubDatabase database, PlaceWriter writer, PlaceWithdrawal withdrawal, ITerritoryMap territories, TimeProvider clock)
{
    private const int LongestReason = 500;

    public static Task<Results<Ok<ReportItem>, ProblemHttpResult>> Handle(
        Guid id, ReportDecision decision, IfMatch ifMatch, HubContext hub, DecideReport decide, HttpResponse response, CancellationToken stop) =>
        decide.RunAsync(id, decision, ifMatch, hub, response, stop);

    private async Task<Results<Ok<ReportItem>, ProblemHttpResult>> RunAsync(Guid id, ReportDecision decision, IfMatch ifMatch, HubContext hub, HttpResponse response, CancellationToken stop)
    {
        var errors = Errors(decision).ToList();
        if (errors.Count > 0)
        {
            return Problem.Unprocessable("invalid_decision", "Cette décision ne peut pas être enregistrée ainsi : corrigez les champs indiqués.", errors);
        }

        var args = new { hub = hub.Hub.Alias, id, status = decision.Decision == "accept" ? "accepted" : "rejected", reason = decision.Reason!.Trim(), by = hub.Actor.Subject, now = clock.GetUtcNow() };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var report = await transaction.QuerySingleOrDefaultAsync<ReportItem>($"select {ReportItem.Columns} from {ReportItem.From} where r.hub_id = @hub and r.id = @id for update of r", args, stop);
        if (report is null)
        {
            return Problem.NotFound("report_not_found", "Ce signalement n'existe pas dans ce hub.");
        }

        if (!ifMatch.Fits(report.Version))
        {
            return Problem.PreconditionFailed();
        }

        if (report.Status != "open")
        {
            return Problem.Conflict("report_decided", "Ce signalement est déjà traité.");
        }

        if (await ChangePlaceAsync(transaction, report, decision, hub.Hub, hub.Actor, stop) is { } refusal)
        {
            return refusal;
        }

        await transaction.ExecuteAsync(
            "update place_reports set status = @status, reason = @reason, decided_at = @now, decided_by = @by, version = version + 1 where hub_id = @hub and id = @id", args, stop);
        await transaction.AuditAsync(hub.Actor, $"report.{args.status}", $"moderation/{id}", stop);
        var decided = (await transaction.QuerySingleOrDefaultAsync<ReportItem>($"select {ReportItem.Columns} from {ReportItem.From} where r.hub_id = @hub and r.id = @id", args, stop))!;
        await transaction.CommitAsync(stop);
        response.SetETag(decided.Version);
        return TypedResults.Ok(decided);
    }

    private static IEnumerable<FieldError> Errors(ReportDecision decision)
    {
        if (decision.Decision is not ("accept" or "reject"))
        {
            yield return new FieldError("decision", "decision_unknown", "La décision est accept ou reject.");
        }

        if (string.IsNullOrWhiteSpace(decision.Reason) || decision.Reason.Length > LongestReason || decision.Reason.Contains('\0'))
        {
            yield return new FieldError("reason", "reason_invalid", $"Donnez le motif de la décision, en {LongestReason} caractères au plus.");
        }

        var changes = (decision.Withdraw ? 1 : 0) + (decision.Correction is not null ? 1 : 0) + (decision.AsProposed ? 1 : 0);
        if (changes > 1 || (changes > 0 && decision.Decision == "reject"))
        {
            yield return new FieldError("correction", "correction_unexpected", "Un lieu est soit corrigé, soit retiré, et seulement si le signalement est accepté.");
        }
    }

    /// <returns>Why it cannot be done; null where it was, or where there is nothing to do.</returns>
    private async Task<ProblemHttpResult?> ChangePlaceAsync(HubTransaction transaction, ReportItem report, ReportDecision decision, HubId hub, Actor actor, CancellationToken stop)
    {
        var correction = decision.AsProposed ? report.Correction : decision.Correction;
        if (decision.AsProposed && correction is null)
        {
            return Problem.Conflict("nothing_proposed", "Ce signalement ne propose pas de correction.");
        }

        if (!decision.Withdraw && correction is null)
        {
            return null;
        }

        if (await UpdatePlace.LockAsync(transaction, report.PlaceId, stop) is not { } current)
        {
            return Problem.Conflict("place_withdrawn", "Ce lieu est déjà retiré du recensement : acceptez ou rejetez le signalement sans le changer.");
        }

        var by = ChangeOrigin.Report(report.Id);
        if (decision.Withdraw)
        {
            await withdrawal.WithdrawAsync(transaction, report.PlaceId, actor, stop, by);
            await transaction.AuditAsync(actor, "place.withdrawn", $"places/{report.PlaceId}", stop);
            return null;
        }

        var place = (await transaction.QuerySingleOrDefaultAsync<PlaceRecord>(GetPlace.Sql, new { hub = hub.Alias, id = report.PlaceId }, stop))!;
        var (form, errors) = Correction.Apply(place, correction!.Value);
        PlaceDraft? draft = null;
        if (form is not null)
        {
            (draft, errors) = form.Check(current.SourceId, hub, territories, clock);
        }

        if (draft is null)
        {
            return Problem.Unprocessable("invalid_place", "Le lieu ne peut pas être corrigé ainsi : corrigez les champs indiqués.", errors);
        }

        await writer.WriteAsync(transaction, current.Source, [draft], actor, stop, by: by);
        await transaction.AuditAsync(actor, "place.updated", $"places/{report.PlaceId}", stop);
        return null;
    }

    /// <param name="Decision">accept or reject.</param>
    /// <param name="Reason">Why, for those who ask later.</param>
    /// <param name="Correction">Fields of the place with their new values.</param>
    /// <param name="Withdraw">The place no longer exists.</param>
    /// <param name="AsProposed">The correction that the place's owner sent.</param>
    public sealed record ReportDecision(string? Decision, string? Reason, JsonElement? Correction = null, bool Withdraw = false, bool AsProposed = false);
}
