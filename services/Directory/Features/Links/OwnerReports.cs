using HubsPlatform.Directory.Features.Moderation;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Links;

/// <summary>What the owner of a place says and the hub decides about, in the queue of reported errors. The latest word of a link takes the place of its earlier one.</summary>
public sealed class OwnerReports
{
    /// <returns>False where too much has come in for the place or the hub.</returns>
    internal async Task<bool> AddAsync(LinkedPlace place, string kind, string? text, string? correction, DateTimeOffset now, CancellationToken stop)
    {
        var args = new { hub = place.Hub.Alias, link = place.Link.Id, place = place.Place.Id, kind, text, correction, seen = ReportedFields.Seen(place.Place, kind, correction), now };
        var known = await place.Transaction.QuerySingleOrDefaultAsync<Guid?>(
            """
            update place_reports set text = @text, correction = @correction::jsonb, seen = @seen::jsonb, reported_at = @now, version = version + 1
            where hub_id = @hub and id = (select id from place_reports where hub_id = @hub and place_id = @place and link = @link and kind = @kind and status = 'open' limit 1)
            returning id
            """,
            args, stop);
        var report = known ?? Guid.CreateVersion7();
        if (known is null && !await ReportPlace.AddAsync(place.Transaction, report, place.Place.Id, kind, text, args.seen, now, stop))
        {
            return false;
        }

        await place.Transaction.ExecuteAsync("update place_reports set link = @link, correction = @correction::jsonb where hub_id = @hub and id = @report", new { args.hub, args.link, args.correction, report }, stop);
        await place.Transaction.AuditAsync(place.Actor, "place.reported", $"moderation/{report}", stop);
        return true;
    }

    public static ProblemHttpResult TooMany() => Problem.Of(
        StatusCodes.Status429TooManyRequests, "too_many_answers", "Beaucoup de modifications viennent d'être envoyées pour ce lieu. Réessayez dans une heure.");
}
