namespace HubsPlatform.Training.Features.Enrolments;

/// <summary>An enrolment as the API tells it.</summary>
/// <param name="State"><c>enrolled</c> (holds a seat), <c>waiting</c>, <c>cancelled</c> or <c>completed</c>.</param>
/// <param name="WaitingPosition">1 for who gets the next free seat, null for who does not wait.</param>
public sealed record EnrolmentView(
    Guid Id, Guid SessionId, Guid StructureId, string StructureName, Guid? MediatorId, string? Participant, string State, int Rank, long? WaitingPosition, int? Hours, DateOnly? CompletedOn, DateTimeOffset EnrolledAt)
{
    public const string Select = """
        select enrolments.id, session_id, structure_id, structures.name as structure_name, mediator_id, participant, state, rank,
          case when state = 'waiting' then
            (select count(*) from enrolments as earlier
             where earlier.hub_id = enrolments.hub_id and earlier.session_id = enrolments.session_id and earlier.state = 'waiting' and earlier.rank <= enrolments.rank)
          end as waiting_position,
          hours, completed_on, enrolled_at
        from enrolments join structures on structures.hub_id = enrolments.hub_id and structures.id = enrolments.structure_id
        """;
}
