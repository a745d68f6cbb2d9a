using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.Training.Features.Sessions;
using HubsPlatform.Training.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Training.Features.Enrolments;

/// <summary>An enrolment is cancelled: the seat goes to whoever has waited longest, the participant's name is forgotten.</summary>
public static class CancelEnrolment
{
    /// <param name="Cancelled">Id of the enrolment.</param>
    /// <param name="Promoted">The enrolment that got the seat, null where nobody waited.</param>
    public sealed record Cancellation(Guid Cancelled, Guid? Promoted);

    private sealed record Row(string State, string EnrolledBy);

    public static async Task<Results<Ok<Cancellation>, ProblemHttpResult>> HandleAsync(
        Guid id, Guid enrolmentId, HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var session = await SessionLock.TakeAsync(transaction, id, stop);
        if (session is null)
        {
            return GetSession.NotFound();
        }

        var enrolment = await transaction.QuerySingleOrDefaultAsync<Row>(
            "select state, enrolled_by from enrolments where hub_id = @Hub and session_id = @id and id = @enrolmentId",
            new { hub.Hub, id, enrolmentId },
            stop);
        var isStaff = hub.Has(HubRole.Admin) || hub.Has(HubRole.Member);
        if (enrolment is null || !(isStaff || enrolment.EnrolledBy == hub.Actor.Subject))
        {
            return GetEnrolment.NotFound();
        }

        switch (enrolment.State)
        {
            case "completed":
                return Problem.Conflict("enrolment_completed", "La formation a été suivie : cette inscription ne s'annule plus.");
            case "cancelled":
                return TypedResults.Ok(new Cancellation(enrolmentId, null));
        }

        var now = clock.GetUtcNow();
        await transaction.ExecuteAsync(
            "update enrolments set state = 'cancelled', participant = null, updated_at = @now where hub_id = @Hub and id = @enrolmentId",
            new { hub.Hub, enrolmentId, now },
            stop);
        await transaction.AuditAsync(hub.Actor, "enrolment.cancelled", $"enrolments/{enrolmentId}", stop);
        var promoted = await session.PromoteWaitingAsync(now, stop);
        foreach (var next in promoted)
        {
            await transaction.AuditAsync(hub.Actor, "enrolment.promoted", $"enrolments/{next}", stop);
        }

        await transaction.CommitAsync(stop);
        return TypedResults.Ok(new Cancellation(enrolmentId, promoted.Count > 0 ? promoted[0] : null));
    }
}
