using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;

namespace HubsPlatform.Evaluation.Projections;

/// <summary>Counts a completed training once per enrolment. The mediator's id stays in the training service.</summary>
public sealed class RememberCompletion : IEventHandler<TrainingCompleted>
{
    public Task HandleAsync(HubTransaction transaction, TrainingCompleted message, CancellationToken stop) =>
        transaction.ExecuteAsync(
            """
            insert into completions (hub_id, enrolment_id, session_id, path_id, structure_id, completed_on, hours, recorded_at)
            values (@Hub, @EnrolmentId, @SessionId, @PathId, @StructureId, @CompletedOn, @Hours, @OccurredAt)
            on conflict on constraint completions_pk do nothing
            """,
            new
            {
                message.Hub,
                message.EnrolmentId,
                message.SessionId,
                message.PathId,
                message.StructureId,
                message.CompletedOn,
                message.Hours,
                message.OccurredAt,
            },
            stop);
}
