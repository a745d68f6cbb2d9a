using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.Training.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace HubsPlatform.Training.Features.Sessions;

/// <summary>Hub staff change a session, as they last read it. Seats that are added go to those who wait.</summary>
public static class UpdateSession
{
    public static async Task<Results<Ok<SessionView>, ProblemHttpResult>> HandleAsync(
        Guid id, SessionInput input, IfMatch ifMatch, HubContext hub, HubDatabase database, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        if (ifMatch.Required() is { } missing)
        {
            return missing;
        }

        if (input.Check().ToArray() is { Length: > 0 } errors)
        {
            return Problem.Unprocessable("session_invalid", "La session n'est pas enregistrée : corrigez les champs signalés.", errors);
        }

        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var session = await SessionLock.TakeAsync(transaction, id, stop);
        if (session is null)
        {
            return GetSession.NotFound();
        }

        if (!ifMatch.Fits(session.Version))
        {
            return Problem.PreconditionFailed();
        }

        if (input.PathId is { } path && path != session.PathId)
        {
            return Problem.Conflict("path_fixed", "Une session garde son parcours. Créez une autre session pour un autre parcours.");
        }

        if (await HasAttendanceOutsideAsync(transaction, id, input, stop))
        {
            return Problem.Conflict("half_day_attended", "Une demi-journée où une présence est déjà notée ne peut pas être retirée.");
        }

        try
        {
            await transaction.ExecuteAsync(
                """
                update sessions set capacity = @Capacity, remote = @Remote, place = @place, first_day = @firstDay, last_day = @lastDay, version = version + 1, updated_at = @now
                where hub_id = @hub and id = @id
                """,
                input.ToRow(hub.Hub.Alias, id, now),
                stop);
        }
        catch (PostgresException refused) when (refused.ConstraintName == "sessions_not_overbooked")
        {
            return Problem.Conflict("capacity_below_enrolled", "Il y a déjà plus d'inscrits que ce nombre de places. Annulez d'abord des inscriptions.");
        }

        await input.StoreHalfDaysAsync(transaction, id, stop);
        await transaction.AuditAsync(hub.Actor, "session.updated", $"sessions/{id}", stop);
        foreach (var promoted in await session.PromoteWaitingAsync(now, stop))
        {
            await transaction.AuditAsync(hub.Actor, "enrolment.promoted", $"enrolments/{promoted}", stop);
        }

        var view = await GetSession.ReadAsync(transaction, id, stop);
        await transaction.CommitAsync(stop);

        response.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    private static Task<bool> HasAttendanceOutsideAsync(HubTransaction transaction, Guid id, SessionInput input, CancellationToken stop) =>
        transaction.QuerySingleOrDefaultAsync<bool>(
            """
            select exists (
              select from attendances join enrolments on enrolments.hub_id = attendances.hub_id and enrolments.id = enrolment_id
              where attendances.hub_id = @Hub and session_id = @id and (day, part) not in (select * from unnest(@days, @parts)))
            """,
            new { transaction.Hub, id, days = input.HalfDays!.Select(half => half.Day).ToArray(), parts = input.HalfDays!.Select(half => half.PartName).ToArray() },
            stop);
}
