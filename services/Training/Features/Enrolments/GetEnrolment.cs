using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Training.Features.Enrolments;

/// <summary>One enrolment: for hub staff, and for the mediator who made it.</summary>
public static class GetEnrolment
{
    public static ProblemHttpResult NotFound() => Problem.NotFound("enrolment_not_found", "Cette inscription n'existe pas.");

    public static async Task<Results<Ok<EnrolmentView>, ProblemHttpResult>> HandleAsync(Guid id, Guid enrolmentId, HubContext hub, HubDatabase database, CancellationToken stop)
    {
        var only = hub.Has(HubRole.Admin) || hub.Has(HubRole.Member) ? null : hub.Actor.Subject;
        var enrolment = await database.QuerySingleOrDefaultAsync<EnrolmentView>(
            hub.Hub,
            $"{EnrolmentView.Select} where enrolments.hub_id = @Hub and session_id = @id and enrolments.id = @enrolmentId and (@only::text is null or enrolled_by = @only)",
            new { hub.Hub, id, enrolmentId, only },
            stop);
        return enrolment is null ? NotFound() : TypedResults.Ok(enrolment);
    }
}
