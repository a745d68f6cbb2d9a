namespace HubsPlatform.Training.Features.Completions;

/// <summary>A training followed to its end, as the API tells it.</summary>
public sealed record CompletionView(
    Guid EnrolmentId, Guid SessionId, Guid PathId, string PathName, Guid StructureId, string StructureName, Guid? MediatorId, DateOnly CompletedOn, int Hours)
{
    public const string Select = """
        select enrolments.id as enrolment_id, session_id, path_id, paths.name as path_name, structure_id, structures.name as structure_name, mediator_id, completed_on, enrolments.hours
        from enrolments
          join sessions on sessions.hub_id = enrolments.hub_id and sessions.id = session_id
          join paths on paths.hub_id = enrolments.hub_id and paths.id = path_id
          join structures on structures.hub_id = enrolments.hub_id and structures.id = structure_id
        """;
}
