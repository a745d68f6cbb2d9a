using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.Training.Features.Enrolments;
using HubsPlatform.Training.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Training.Features.Completions;

/// <summary>Hub staff mark who attended once a session has been held. Said once: it becomes evidence for funders.</summary>
public static class CompleteTraining
{
    /// <param name="EnrolmentId">Who attended.</param>
    /// <param name="Attended">The half-days attended; all of them when absent.</param>
    public sealed record Attendance(Guid? EnrolmentId, IReadOnlyList<HalfDay>? Attended);

    private sealed record Row(Guid SessionId, string State, Guid StructureId, Guid? MediatorId, Guid PathId, string PathName, int PathHours, string[] HalfDays);

    public static async Task<Results<Created<CompletionView>, ProblemHttpResult>> HandleAsync(
        Attendance request, HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var id = request.EnrolmentId ?? Guid.Empty;
        var sessionId = await transaction.QuerySingleOrDefaultAsync<Guid?>("select session_id from enrolments where hub_id = @Hub and id = @id", new { hub.Hub, id }, stop);
        if (sessionId is null)
        {
            return GetEnrolment.NotFound();
        }

        // The session's row first, as everybody does who changes an enrolment.
        var session = (await SessionLock.TakeAsync(transaction, sessionId.Value, stop))!;
        var enrolment = (await ReadAsync(transaction, id, stop))!;
        switch (enrolment.State)
        {
            case "completed":
                return Problem.Conflict("already_completed", "La présence est déjà notée pour cette inscription.");
            case not "enrolled":
                return Problem.Conflict("not_enrolled", "Cette personne n'a pas de place dans la session.");
        }

        if (!session.LastDay.HasBegun(clock))
        {
            return Problem.Conflict("session_not_held", "La présence se note une fois la session tenue.");
        }

        var planned = enrolment.HalfDays.Select(HalfDay.Parse).ToArray();
        var attended = request.Attended?.Distinct().ToArray() ?? planned;
        if (attended.Length == 0 || attended.Except(planned).Any())
        {
            return Problem.Unprocessable("attendance_invalid", "La présence n'est pas notée.", [new("attended", "half_day_unknown", "Indiquez au moins une demi-journée de cette session.")]);
        }

        var hours = Hours.Followed(enrolment.PathHours, attended.Length, planned.Length);
        await StoreAsync(transaction, hub, id, session.LastDay, hours, attended, clock.GetUtcNow(), stop);
        transaction.Publish(
            new TrainingCompleted
            {
                Hub = hub.Hub.Alias,
                Actor = hub.Actor.Subject,
                OccurredAt = clock.GetUtcNow(),
                EnrolmentId = id,
                SessionId = session.Id,
                PathId = enrolment.PathId,
                PathName = enrolment.PathName,
                MediatorId = enrolment.MediatorId,
                StructureId = enrolment.StructureId,
                CompletedOn = session.LastDay,
                Hours = hours,
            });
        var completion = await transaction.QuerySingleOrDefaultAsync<CompletionView>($"{CompletionView.Select} where enrolments.hub_id = @Hub and enrolments.id = @id", new { hub.Hub, id }, stop);
        await transaction.CommitAsync(stop);
        return TypedResults.Created($"/api/training/hubs/{hub.Hub}/sessions/{session.Id}/enrolments/{id}", completion);
    }

    private static Task<Row?> ReadAsync(HubTransaction transaction, Guid id, CancellationToken stop) =>
        transaction.QuerySingleOrDefaultAsync<Row>(
            """
            select session_id, state, structure_id, mediator_id, path_id, paths.name as path_name, paths.hours as path_hours,
              array(select day || ' ' || part from half_days where half_days.hub_id = enrolments.hub_id and half_days.session_id = enrolments.session_id) as half_days
            from enrolments
              join sessions on sessions.hub_id = enrolments.hub_id and sessions.id = session_id
              join paths on paths.hub_id = enrolments.hub_id and paths.id = path_id
            where enrolments.hub_id = @Hub and enrolments.id = @id
            """,
            new { transaction.Hub, id },
            stop);

    private static async Task StoreAsync(
        HubTransaction transaction, HubContext hub, Guid id, DateOnly completedOn, int hours, IReadOnlyCollection<HalfDay> attended, DateTimeOffset now, CancellationToken stop)
    {
        await transaction.ExecuteAsync(
            """
            update enrolments set state = 'completed', completed_on = @completedOn, hours = @hours, updated_at = @now where hub_id = @Hub and id = @id;
            insert into attendances (hub_id, enrolment_id, day, part) select @Hub, @id, day, part from unnest(@days, @parts) as half (day, part);
            """,
            new { hub.Hub, id, completedOn, hours, now, days = attended.Select(half => half.Day).ToArray(), parts = attended.Select(half => half.PartName).ToArray() },
            stop);
        await transaction.AuditAsync(hub.Actor, "training.completed", $"enrolments/{id}", stop);
    }
}
