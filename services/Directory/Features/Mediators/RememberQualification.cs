using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Mediators;

/// <summary>
/// What Training says that a mediator has learnt. Of someone who was forgotten, or is another hub's by now, nothing is kept.
/// </summary>
public sealed class RememberQualification : IEventHandler<TrainingCompleted>
{
    private static readonly Actor Actor = Actor.System("training");

    public async Task HandleAsync(HubTransaction transaction, TrainingCompleted message, CancellationToken stop)
    {
        if (message.MediatorId is not { } mediator)
        {
            return;
        }

        // The lock keeps the row of someone who is being forgotten in this moment out.
        var added = await transaction.ExecuteAsync(
            """
            insert into mediator_qualifications (hub_id, enrolment_id, mediator_id, path_id, path_name, completed_on, hours)
            select @Hub, @EnrolmentId, m.id, @PathId, @PathName, @CompletedOn, @Hours
            from (select id from mediators where hub_id = @Hub and id = @mediator and active for share) m
            on conflict on constraint mediator_qualifications_pk do nothing
            """,
            new { message.Hub, message.EnrolmentId, mediator, message.PathId, message.PathName, message.CompletedOn, message.Hours }, stop);
        if (added > 0)
        {
            await transaction.AuditAsync(Actor, "mediator.qualified", $"mediators/{mediator}", stop);
        }
    }
}
