using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.Training.Features.Sessions;
using HubsPlatform.Training.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace HubsPlatform.Training.Features.Enrolments;

/// <summary>A structure enrols someone in a session: a seat while there is one, else a place on the waiting list.</summary>
public static class Enrol
{
    /// <param name="StructureId">A structure of this hub.</param>
    /// <param name="MediatorId">Who, when the directory knows them.</param>
    /// <param name="Participant">Name of who comes, only when the directory does not know them.</param>
    public sealed record NewEnrolment(Guid? StructureId, Guid? MediatorId, string? Participant);

    public static async Task<Results<Created<EnrolmentView>, ProblemHttpResult>> HandleAsync(
        Guid id, NewEnrolment request, HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        if (Check(request).ToArray() is { Length: > 0 } errors)
        {
            return Problem.Unprocessable("enrolment_invalid", "L'inscription n'est pas enregistrée : corrigez les champs signalés.", errors);
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var session = await SessionLock.TakeAsync(transaction, id, stop);
        if (session is null)
        {
            return GetSession.NotFound();
        }

        if (session.LastDay.IsOver(clock))
        {
            return Problem.Conflict("session_over", "Cette session est terminée.");
        }

        if (!await MayEnrolAsync(transaction, request.StructureId!.Value, stop))
        {
            return Problem.Unprocessable("structure_unknown", "Cette structure n'est pas recensée dans ce hub.", [new("structureId", "structure_unknown", "Choisissez une structure recensée dans ce hub.")]);
        }

        var enrolmentId = Guid.CreateVersion7();
        try
        {
            await transaction.ExecuteAsync(
                """
                insert into enrolments (hub_id, id, session_id, structure_id, mediator_id, participant, state, rank, enrolled_by, enrolled_at, updated_at)
                values (@Hub, @enrolmentId, @id, @StructureId, @MediatorId, @participant, @state, @NextRank, @Subject, @now, @now)
                """,
                new
                {
                    hub.Hub,
                    enrolmentId,
                    id,
                    request.StructureId,
                    request.MediatorId,
                    participant = request.Participant?.Trim(),
                    state = session.HasFreeSeat ? "enrolled" : "waiting",
                    session.NextRank,
                    hub.Actor.Subject,
                    now = clock.GetUtcNow(),
                },
                stop);
        }
        catch (PostgresException refused) when (refused.ConstraintName == "enrolments_once_per_mediator")
        {
            return Problem.Conflict("already_enrolled", "Ce médiateur est déjà inscrit à cette session.");
        }

        await transaction.AuditAsync(hub.Actor, "enrolment.created", $"enrolments/{enrolmentId}", stop);
        var enrolment = await transaction.QuerySingleOrDefaultAsync<EnrolmentView>($"{EnrolmentView.Select} where enrolments.hub_id = @Hub and enrolments.id = @enrolmentId", new { hub.Hub, enrolmentId }, stop);
        await transaction.CommitAsync(stop);
        return TypedResults.Created($"/api/training/hubs/{hub.Hub}/sessions/{id}/enrolments/{enrolmentId}", enrolment);
    }

    private static Task<bool> MayEnrolAsync(HubTransaction transaction, Guid structureId, CancellationToken stop) =>
        transaction.QuerySingleOrDefaultAsync<bool>("select exists (select from structures where hub_id = @Hub and id = @structureId and active)", new { transaction.Hub, structureId }, stop);

    private static IEnumerable<FieldError> Check(NewEnrolment request)
    {
        if (request.StructureId is null)
        {
            yield return new("structureId", "structure_required", "Indiquez la structure qui inscrit.");
        }

        if ((request.MediatorId is null) == string.IsNullOrWhiteSpace(request.Participant))
        {
            yield return new("participant", "participant_invalid", "Désignez la personne une fois : un médiateur de l'annuaire, ou un nom pour quelqu'un qui n'y est pas.");
        }

        if (request.Participant is { Length: > 120 })
        {
            yield return new("participant", "too_long", "120 caractères au plus.");
        }
    }
}
